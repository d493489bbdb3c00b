package io.github.openaiassistants.function;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;
import reactor.util.context.Context;

import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.observation.DefaultFunctionCallObservationConvention;
import io.github.openaiassistants.observation.FunctionCallObservationContext;
import io.github.openaiassistants.observation.ObservedClient;
import io.github.openaiassistants.observation.ObservedRun;
import io.github.openaiassistants.observation.RunConventions;
import io.github.openaiassistants.observation.RunInput;
import io.github.openaiassistants.observation.RunObservations;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each call of a round is observed once, whatever becomes of it.
 */
class ObservedRoundTests {

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final VirtualTimeScheduler timer = VirtualTimeScheduler.create();

	private final ObservationRegistry registry = ObservationRegistry.create();

	private final List<String> stopped = Collections.synchronizedList(new ArrayList<>());

	private final RecordedRound recorded = new RecordedRound();

	private final CountDownLatch begun = new CountDownLatch(1);

	private final CountDownLatch released = new CountDownLatch(1);

	private final CountDownLatch ended = new CountDownLatch(1);

	ObservedRoundTests() {
		this.registry.observationConfig().observationHandler(new Stops());
	}

	@AfterEach
	void close() {
		this.released.countDown();
		this.threads.shutdownNow();
		this.timer.dispose();
	}

	@Test
	void callIsCurrentWithinTheFunctionAndStoppedWhenItReturns() {
		FunctionHandler function = new TestFunction("f", (arguments, context) -> {
			Observation current = this.registry.getCurrentObservation();
			assertThat(current).isNotNull();
			return current.getContextView().getName();
		});
		start(function, Rounds.call("call_1", "f", "{}"));
		assertThat(this.recorded.outputs()).containsExactly(DefaultFunctionCallObservationConvention.NAME);
		assertThat(this.stopped).containsExactly("call_1 FINISHED null");
	}

	@Test
	void whatIsNotCalledIsObservedAsWell() {
		FunctionHandler function = new TestFunction("f", (arguments, context) -> "");
		start(function, Rounds.call("call_1", "unknown", "{}"), Rounds.call("call_2", "f", "no JSON"));
		assertThat(this.recorded.outputs()).hasSize(2);
		assertThat(this.stopped).containsExactlyInAnyOrder("call_1 FAILED UnknownFunction",
				"call_2 FAILED MalformedArgumentsException");
	}

	@Test
	void callThatTakesTooLongIsStoppedAtOnceAndOnlyOnce() throws InterruptedException {
		start(blocking(), Rounds.call("call_1", "f", "{}"));
		assertThat(this.begun.await(20, TimeUnit.SECONDS)).isTrue();
		this.timer.advanceTimeBy(FunctionSettings.defaults().callTimeout());
		assertThat(this.recorded.outputs()).hasSize(1);
		assertThat(this.stopped).containsExactly("call_1 FAILED LimitExceededException");
		this.released.countDown();
		assertThat(this.ended.await(20, TimeUnit.SECONDS)).isTrue();
		this.threads.shutdown();
		assertThat(this.threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
		assertThat(this.stopped).hasSize(1);
	}

	@Test
	void callOfARoundThatIsCancelledIsAbandoned() throws InterruptedException {
		FunctionRound round = start(blocking(), Rounds.call("call_1", "f", "{}"));
		assertThat(this.begun.await(20, TimeUnit.SECONDS)).isTrue();
		round.cancel();
		assertThat(this.stopped).containsExactly("call_1 ABANDONED null");
	}

	private FunctionHandler blocking() {
		return new TestFunction("f", (arguments, context) -> {
			this.begun.countDown();
			awaitUninterrupted();
			this.ended.countDown();
			return "";
		});
	}

	private void awaitUninterrupted() {
		boolean released = false;
		while (!released) {
			try {
				released = this.released.await(20, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				// Goes on, as functions may
			}
		}
	}

	private FunctionRound start(FunctionHandler handler, String... calls) {
		ObservedClient client = new ObservedClient("default", "openai", "localhost", 80);
		ObservedRun run = new RunObservations(this.registry, client, RunConventions.STANDARD, false).start(
				new RunReference("run_1", "thread_1", "asst_1", "default", "client_run_1", null, Map.of()),
				RunInput.NONE, Context.empty());
		FunctionRound round = new FunctionCalls(Rounds.registry(handler), tellModel(), Rounds.MAPPER, this.threads,
				this.timer)
			.round(Rounds.action(calls), Instant.MAX, new CallingRun(UnaryOperator.identity(), run), this.recorded);
		assertThat(round).isNotNull();
		round.start();
		return round;
	}

	private static FunctionSettings tellModel() {
		FunctionSettings settings = FunctionSettings.defaults();
		return new FunctionSettings(settings.callTimeout(), settings.roundTimeout(), settings.concurrency(),
				settings.errors(), FunctionSettings.Unknown.TELL_MODEL);
	}

	/**
	 * Remembers how calls ended.
	 */
	private final class Stops implements ObservationHandler<FunctionCallObservationContext> {

		@Override
		public void onStop(FunctionCallObservationContext context) {
			ObservedRoundTests.this.stopped
				.add(context.getInput().callId() + " " + context.getResult() + " " + context.getErrorType());
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof FunctionCallObservationContext;
		}

	}

}
