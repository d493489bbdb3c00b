package io.github.openaiassistants.relay;

import java.lang.reflect.Proxy;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;
import reactor.test.scheduler.VirtualTimeScheduler;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.EventOrigin;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.event.ThreadRunCreated;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.run.Transcripts;

/**
 * A page that is there keeps its run, however long that takes to begin.
 */
class RunRelayTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final Duration LONG = Shown.SETTINGS.reconnectTime().multipliedBy(3);

	private final VirtualTimeScheduler timer = VirtualTimeScheduler.create();

	private final TestPublisher<AssistantsEvent> run = TestPublisher.create();

	private final RunRelay relay = new RunRelay(streamer(), Transcripts.JSON.mapper(),
			(caller, threadId) -> Mono.just(true), Shown.SETTINGS, this.timer);

	@Test
	void pageWaitsForARunThatTakesLongToBegin() {
		StepVerifier
			.create(this.relay.show(new Nobody(), this.run.flux(), RelayOptions.everything(OnClose.CANCEL_RUN))
				.flatMapMany((frames) -> frames))
			.then(() -> this.timer.advanceTimeBy(LONG))
			.then(() -> this.run.assertNotCancelled().next(created()))
			.thenConsumeWhile((frame) -> !frame.contains("run_1"))
			.expectNextMatches((frame) -> frame.contains("thread.run.created"))
			.thenCancel()
			.verify(LIMIT);
		this.timer.advanceTimeBy(LONG);
		this.run.assertCancelled();
	}

	@Test
	void runThatIsOpenedMayTakeLongToBegin() {
		StepVerifier.create(this.relay.open(this.run.flux(), RelayOptions.everything(OnClose.CANCEL_RUN)))
			.then(() -> this.timer.advanceTimeBy(LONG))
			.then(() -> this.run.assertNotCancelled().next(created()))
			.expectNextMatches((known) -> "run_1".equals(known.runId()))
			.expectComplete()
			.verify(LIMIT);
		this.timer.advanceTimeBy(LONG);
		this.run.assertCancelled();
	}

	@Test
	void runWhosePageIsGoneBeforeItBeginsIsCancelled() {
		StepVerifier.create(this.relay.show(new Nobody(), this.run.flux(), RelayOptions.everything(OnClose.CANCEL_RUN)))
			.thenCancel()
			.verify(LIMIT);
		this.run.assertNotCancelled();
		this.timer.advanceTimeBy(LONG);
		this.run.assertCancelled();
	}

	private static AssistantsEvent created() {
		RunObject data = Transcripts.JSON
			.read("{\"id\":\"run_1\",\"object\":\"thread.run\",\"thread_id\":\"thread_1\"}", RunObject.class);
		RunReference reference = new RunReference("run_1", "thread_1", "asst_1", "default", "client_run_1", null,
				Map.of());
		return new ThreadRunCreated(data, new EventMeta(reference, 0, Instant.EPOCH, EventOrigin.STREAM));
	}

	private static AssistantRunStreamer streamer() {
		return (AssistantRunStreamer) Proxy.newProxyInstance(RunRelayTests.class.getClassLoader(),
				new Class<?>[] { AssistantRunStreamer.class }, (proxy, method, arguments) -> {
					throw new UnsupportedOperationException(method.getName());
				});
	}

	/**
	 * Somebody who has not logged in.
	 */
	private static final class Nobody implements RelayCaller {

		@Override
		public @Nullable Principal principal() {
			return null;
		}

		@Override
		public @Nullable String cookie(String name) {
			return null;
		}

	}

}
