package io.github.openaiassistants.contract;

import java.util.List;

import org.springframework.boot.WebApplicationType;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.UndecodableEvent;
import io.github.openaiassistants.event.UnknownEvent;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.Dialect;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The embedded server in a dialect, and an application that answers function calls.
 */
final class ConnectedDialect implements AutoCloseable {

	static final FunctionCall CALL = new FunctionCall("get_weather", "{\"city\":\"Oslo\"}");

	private final AssistantsServer server;

	private final ListeningApplication application;

	ConnectedDialect(Dialect dialect, String... properties) {
		this(dialect, List.of(AnsweringListener.class), properties);
	}

	ConnectedDialect(Dialect dialect, List<Class<?>> listeners, String... properties) {
		this.server = AssistantsServer.builder().dialect(dialect).start();
		this.application = ListeningApplication.start(this.server.baseUrl(), WebApplicationType.NONE, listeners,
				properties);
	}

	AssistantsServer server() {
		return this.server;
	}

	ListeningApplication application() {
		return this.application;
	}

	/**
	 * Run a script on a new thread, and check that each of its events was understood.
	 */
	ObservedRun run(RunScript script) {
		this.server.enqueue(script);
		CreateRunRequest request = CreateRunRequest.of(this.server.createAssistant());
		ObservedRun run = ObservedRun.of(this.application,
				this.application.streamer().createRun(this.server.createThread("Hello"), request));
		assertThat(run.published())
			.noneMatch((event) -> event instanceof UnknownEvent || event instanceof UndecodableEvent);
		return run;
	}

	static String text(ObservedRun run) {
		StringBuilder text = new StringBuilder();
		for (ThreadMessageDelta delta : events(run, ThreadMessageDelta.class)) {
			text.append(delta.text());
		}
		return text.toString();
	}

	static <T extends AssistantsEvent> List<T> events(ObservedRun run, Class<T> type) {
		return run.published().stream().filter(type::isInstance).map(type::cast).toList();
	}

	static <T extends AssistantsEvent> T event(ObservedRun run, Class<T> type) {
		return events(run, type).get(0);
	}

	@Override
	public void close() {
		this.application.close();
		this.server.close();
	}

}
