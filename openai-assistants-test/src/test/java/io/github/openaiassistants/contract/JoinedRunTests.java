package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
class JoinedRunTests {

	private final Backend backend = Backend.BACKGROUND;

	private final AssistantsServer server = this.backend.server().start();

	private final String assistantId = this.backend.assistant(this.server);

	private final String threadId = this.backend.thread(this.server, "Hello");

	private final String database = SharedDatabase.inMemory();

	private final ListeningApplication worker = start(List.of(AnsweringListener.class, SlowStore.class));

	private final ListeningApplication watcher = start(List.of(SlowStore.class));

	@AfterEach
	void close() {
		this.watcher.close();
		this.worker.close();
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4 })
	void nothingIsMissingWhenTheRunGoesOnBeforeALook(int look) {
		EventMeta run = launch();
		this.watcher.bean(SlowStore.class)
			.delayLook(look, () -> Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> hasGoneOn(run)));
		assertThat(text(run)).isEqualTo("Wait a moment. It is sunny.");
	}

	@Test
	void outputsOfAnotherAreOnTheirWay() {
		SlowStore watching = this.watcher.bean(SlowStore.class);
		this.worker.bean(SlowStore.class).delaySecondResponse(() -> {
			int looks = watching.looks();
			Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> watching.looks() > looks + 3);
		});
		assertThat(text(launch())).isEqualTo("Wait a moment. It is sunny.");
	}

	private EventMeta launch() {
		this.server.enqueue(RunScript.answering("Wait ", "a ", "moment. ")
			.thenCalling(new FunctionCall("get_weather", "{}"))
			.thenAnswering("It ", "is ", "sunny.")
			.pace(Duration.ofMillis(50)));
		this.worker.streamer().launch(this.threadId, CreateRunRequest.of(this.assistantId));
		return Awaitility.await().atMost(ObservedRun.TIMEOUT).until(this::beginning, Objects::nonNull).meta();
	}

	private @Nullable AssistantsEvent beginning() {
		List<AssistantsEvent> events = this.worker.recorder().events();
		return events.stream()
			.filter((event) -> event.name().equals("thread.run.in_progress"))
			.findFirst()
			.orElse(null);
	}

	private boolean hasGoneOn(EventMeta run) {
		StoredRun kept = this.worker.bean(RunStore.class).find(Objects.requireNonNull(run.runId()));
		return kept != null && kept.known().responseIds().size() > 1;
	}

	private String text(EventMeta run) {
		StringBuilder text = new StringBuilder();
		this.watcher.streamer()
			.watchRun(this.threadId, Objects.requireNonNull(run.runId()))
			.ofType(ThreadMessageDelta.class)
			.doOnNext((delta) -> text.append(delta.text()))
			.blockLast(ObservedRun.TIMEOUT);
		return text.toString();
	}

	private ListeningApplication start(List<Class<?>> more) {
		List<Class<?>> all = new ArrayList<>(more);
		all.add(SharedDatabase.class);
		return this.backend.start(this.backend.address(this.server), all, this.database,
				"openai.assistants.responses.stores.type=jdbc",
				"openai.assistants.responses.stores.jdbc.initialize-schema=always");
	}

	/**
	 * Lets the store of runs take its time at one moment.
	 */
	static class SlowStore implements BeanPostProcessor {

		private final AtomicInteger looks = new AtomicInteger();

		private final AtomicReference<@Nullable Runnable> delay = new AtomicReference<>();

		private volatile int delayedLook;

		/**
		 * Do something first when a run is found for the n-th time from now on.
		 */
		void delayLook(int look, Runnable action) {
			this.delayedLook = this.looks.get() + look;
			this.delay.set(action);
		}

		/**
		 * Do something first when a run is kept that has more than one response.
		 */
		void delaySecondResponse(Runnable action) {
			this.delay.set(action);
		}

		int looks() {
			return this.looks.get();
		}

		@Override
		public Object postProcessAfterInitialization(Object bean, String name) {
			return (bean instanceof RunStore runs) ? new Runs(runs) : bean;
		}

		private void delay() {
			Runnable action = this.delay.getAndSet(null);
			if (action != null) {
				action.run();
			}
		}

		/**
		 * The runs of one of the applications.
		 */
		private final class Runs implements RunStore {

			private final RunStore kept;

			Runs(RunStore kept) {
				this.kept = kept;
			}

			@Override
			public @Nullable StoredRun find(String runId) {
				if (SlowStore.this.looks.incrementAndGet() == SlowStore.this.delayedLook) {
					delay();
				}
				return this.kept.find(runId);
			}

			@Override
			public @Nullable StoredRun update(StoredRun run) {
				if (SlowStore.this.delayedLook == 0 && run.known().responseIds().size() > 1) {
					delay();
				}
				return this.kept.update(run);
			}

			@Override
			public boolean create(StoredRun run) {
				return this.kept.create(run);
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
