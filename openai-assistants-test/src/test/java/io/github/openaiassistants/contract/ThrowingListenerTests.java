package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

import io.github.openaiassistants.event.MessageStreamEvent;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * C5: a listener that throws does not keep the event from the others, the run goes on,
 * and the failure is reported once without content, counted and timed.
 */
@ExtendWith(OutputCaptureExtension.class)
@ParameterizedClass
@MethodSource(Backend.TESTED)
class ThrowingListenerTests {

	private static final String SECRET = "SECRET-WORD";

	private final Backend backend;

	private final AssistantsServer server;

	ThrowingListenerTests(Backend backend) {
		this.backend = backend;
		this.server = backend.serverAnswering(() -> RunScript.answering(SECRET, " one", " two"));
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void otherListenersOfTheEventStillReceiveItAndTheRunGoesOn() {
		try (ListeningApplication application = start(Throwing.class)) {
			RunFinished finished = run(application);
			assertThat(finished.outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertThat(application.recorder().text()).isEqualTo(SECRET + " one two");
			assertThat(application.bean(Throwing.class).calls).hasValue(3);
		}
	}

	@Test
	void failureIsReportedOnceForAListenerAndRunWithoutContent(CapturedOutput output) {
		try (ListeningApplication application = start(Throwing.class)) {
			run(application);
			assertThat(output).containsOnlyOnce("failed on thread.message.delta").doesNotContain(SECRET);
			assertThat(output).contains("java.lang.IllegalStateException", "ThrowingListenerTests",
					"thread.message.delta", application.recorder().finished().get(0).meta().runId());
		}
	}

	@Test
	void failuresAreCountedAndTimed() {
		try (ListeningApplication application = start(Throwing.class)) {
			run(application);
			Timer timer = application.bean(MeterRegistry.class).get("openai.assistants.listener.failures").timer();
			assertThat(timer.count()).isEqualTo(3);
			assertThat(timer.getId().getTag("listener")).contains("Throwing.on");
			assertThat(timer.getId().getTag("client")).isEqualTo("default");
		}
	}

	@Test
	void errorsAndFailingConditionsAreIsolatedAsWell() {
		try (ListeningApplication application = start(Asserting.class, FailingCondition.class)) {
			assertThat(run(application).outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertThat(application.recorder().text()).isEqualTo(SECRET + " one two");
		}
	}

	@Test
	void listenerThatIsNoMethodDoesNotEndTheRunEither(CapturedOutput output) {
		try (ListeningApplication application = start(ThrowingBean.class)) {
			assertThat(run(application).outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertThat(output).contains("Listener publisher failed").doesNotContain(SECRET);
		}
	}

	@Test
	void failRunEndsTheRunInsteadAndKeepsTheContentOut(CapturedOutput output) {
		try (ListeningApplication application = this.backend.start(this.server, Throwing.class,
				"openai.assistants.events.listener-failure=fail-run")) {
			RunFinished finished = run(application);
			assertThat(finished.outcome()).isEqualTo(RunOutcome.ABORTED);
			assertThat(finished.cause()).isNotNull();
			assertThat(finished.cause().message()).contains("openai.assistants.events.listener-failure")
				.doesNotContain(SECRET);
			assertThat(application.bean(Throwing.class).calls).hasValue(1);
			assertThat(output).doesNotContain(SECRET);
		}
	}

	private ListeningApplication start(Class<?>... listeners) {
		return this.backend.start(this.backend.address(this.server), List.of(listeners));
	}

	private RunFinished run(ListeningApplication application) {
		return application.streamer()
			.launch(CreateThreadAndRunRequest.of(this.backend.assistant(this.server), "Hello"))
			.finished()
			.blockOptional(Duration.ofSeconds(20))
			.orElseThrow();
	}

	static class Throwing {

		private final AtomicInteger calls = new AtomicInteger();

		@Order(-1)
		@EventListener
		void on(ThreadMessageDelta delta) {
			this.calls.incrementAndGet();
			throw new IllegalStateException("Cannot handle " + delta.text() + SECRET,
					new IllegalArgumentException(SECRET));
		}

	}

	static class Asserting {

		@Order(-1)
		@EventListener
		void on(MessageStreamEvent event) {
			throw new AssertionError(SECRET);
		}

	}

	static class FailingCondition {

		@Order(-1)
		@EventListener(condition = "#event.noSuchThing()")
		void on(ThreadMessageDelta event) {
			throw new IllegalStateException("The condition was true");
		}

	}

	static class ThrowingBean implements ApplicationListener<PayloadApplicationEvent<ThreadMessageDelta>> {

		@Override
		public void onApplicationEvent(PayloadApplicationEvent<ThreadMessageDelta> event) {
			throw new IllegalStateException(event.getPayload().text());
		}

	}

}
