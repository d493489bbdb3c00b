package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

import io.github.openaiassistants.backend.responses.store.RunStore;
import io.github.openaiassistants.backend.responses.store.StoredRun;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run goes on to its next response while another instance finds out how far it is.
 */
@ParameterizedClass
@ValueSource(ints = { 1, 2, 3, 4 })
class JoinedRunTests {

	private final Backend backend = Backend.BACKGROUND;

	private final AssistantsServer server = this.backend.server().start();

	private final String assistantId = this.backend.assistant(this.server);

	private final String threadId = this.backend.thread(this.server, "Hello");

	private final String database = SharedDatabase.inMemory();

	private final ListeningApplication worker = start(AnsweringListener.class);

	private final ListeningApplication watcher = start(LateLook.class);

	@Parameter
	private int look;

	@AfterEach
	void close() {
		this.watcher.close();
		this.worker.close();
		this.server.close();
	}

	@Test
	void nothingIsMissing() {
		this.server.enqueue(RunScript.answering("Wait ", "a ", "moment. ")
			.thenCalling(new FunctionCall("get_weather", "{}"))
			.thenAnswering("It ", "is ", "sunny.")
			.pace(Duration.ofMillis(50)));
		this.worker.streamer().launch(this.threadId, CreateRunRequest.of(this.assistantId));
		EventMeta run = Awaitility.await().atMost(ObservedRun.TIMEOUT).until(this::beginning, Objects::nonNull).meta();
		this.watcher.bean(LateLook.class).delay(this.look);
		StringBuilder text = new StringBuilder();
		this.watcher.streamer()
			.watchRun(this.threadId, Objects.requireNonNull(run.runId()))
			.ofType(ThreadMessageDelta.class)
			.doOnNext((delta) -> text.append(delta.text()))
			.blockLast(ObservedRun.TIMEOUT);
		assertThat(text).hasToString("Wait a moment. It is sunny.");
	}

	private @Nullable AssistantsEvent beginning() {
		List<AssistantsEvent> events = this.worker.recorder().events();
		return events.stream()
			.filter((event) -> event.name().equals("thread.run.in_progress"))
			.findFirst()
			.orElse(null);
	}

	private ListeningApplication start(Class<?> more) {
		return this.backend.start(this.backend.address(this.server), List.of(more, SharedDatabase.class), this.database,
				"openai.assistants.responses.stores.type=jdbc",
				"openai.assistants.responses.stores.jdbc.initialize-schema=always");
	}

	/**
	 * Lets one look at what is kept of a run come so late that the run has gone on.
	 */
	static class LateLook implements BeanPostProcessor {

		private final AtomicInteger looks = new AtomicInteger();

		void delay(int look) {
			this.looks.set(look);
		}

		@Override
		public Object postProcessAfterInitialization(Object bean, String name) {
			return (bean instanceof RunStore runs) ? new Runs(runs) : bean;
		}

		/**
		 * The runs of the watching application.
		 */
		private final class Runs implements RunStore {

			private final RunStore kept;

			Runs(RunStore kept) {
				this.kept = kept;
			}

			@Override
			public @Nullable StoredRun find(String runId) {
				if (LateLook.this.looks.getAndDecrement() == 1) {
					Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> hasGoneOn(this.kept.find(runId)));
				}
				return this.kept.find(runId);
			}

			private static boolean hasGoneOn(@Nullable StoredRun run) {
				return run != null && run.known().responseIds().size() > 1;
			}

			@Override
			public boolean create(StoredRun run) {
				return this.kept.create(run);
			}

			@Override
			public @Nullable StoredRun update(StoredRun run) {
				return this.kept.update(run);
			}

			@Override
			public ListPage<StoredRun> list(String threadId, ListQuery query) {
				return this.kept.list(threadId, query);
			}

			@Override
			public void deleteAll(String threadId) {
				this.kept.deleteAll(threadId);
			}

		}

	}

}
