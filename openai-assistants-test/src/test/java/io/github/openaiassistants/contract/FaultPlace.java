package io.github.openaiassistants.contract;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;

import io.github.openaiassistants.model.CreateRunRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that has faults, and an application that serves many runs one after the other
 * all the same.
 */
final class FaultPlace implements AutoCloseable {

	private static final List<String> PROPERTIES = List.of("openai.assistants.retry.delay=5ms",
			"openai.assistants.limits.event-size=4MB", "openai.assistants.recovery.unreachable=300ms");

	// No other path, whatever ids the server told
	private static final String REQUEST = "(GET|POST) /v1/threads/thread_wire/(runs|messages)"
			+ "(/run_wire|/cancel|/steps)*(\\?[a-z0-9_=&]+)? HTTP/[12].*|CONNECT assistants.invalid:80 HTTP/1.1";

	private final ListeningApplication application;

	private final FaultServer server;

	private final int lasting;

	/**
	 * Begin a server and an application.
	 * @param server makes the server, given what tells the text that listeners received
	 * @param lasting how many connections a good run leaves open
	 * @param address the address of the server, {@code %d} being its port
	 * @param sources what the application has beyond the usual
	 * @param more further properties, {@code %d} being the port of the server
	 */
	FaultPlace(Function<Supplier<String>, FaultServer> server, int lasting, String address, List<Class<?>> sources,
			List<String> more) {
		AtomicReference<@Nullable Recorder> recorder = new AtomicReference<>();
		this.server = server.apply(() -> {
			Recorder listener = recorder.get();
			return (listener != null) ? listener.text() : "";
		});
		this.lasting = lasting;
		int port = this.server.port();
		Stream<String> properties = Stream.concat(PROPERTIES.stream(),
				more.stream().map((property) -> property.replace("%d", String.valueOf(port))));
		this.application = ListeningApplication.start(URI.create(String.format(Locale.ROOT, address, port)),
				WebApplicationType.NONE, sources, properties.toArray(String[]::new));
		recorder.set(this.application.recorder());
	}

	/**
	 * Show the application a fault, and then that it is over.
	 */
	void endure(Fault fault) {
		fault.setup().accept(this);
		long before = this.server.created();
		try {
			ObservedRun run = run(fault.answer());
			fault.end().check(run);
			fault.check().accept(run);
			assertThat(this.server.created() - before).as("requests to create a run").isEqualTo(fault.created());
		}
		finally {
			this.server.mend();
		}
		awaitConnections(0);
		FaultEnd.completed().check(run());
		awaitConnections(this.lasting);
		assertThat(this.server.requests()).allMatch((line) -> line.matches(REQUEST));
	}

	FaultServer server() {
		return this.server;
	}

	void awaitConnections(int atMost) {
		Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> this.server.connections() <= atMost);
	}

	/**
	 * Have a run that is answered in some way.
	 */
	ObservedRun run(FaultAnswer answer) {
		this.server.answerNext(answer);
		return run();
	}

	<T> T bean(Class<T> type) {
		return this.application.bean(type);
	}

	private ObservedRun run() {
		this.application.recorder().clear();
		return ObservedRun.of(this.application,
				this.application.streamer().createRun(KeptRun.THREAD_ID, CreateRunRequest.of("asst_wire")));
	}

	@Override
	public void close() throws IOException {
		this.application.close();
		this.server.close();
	}

}
