package io.github.openaiassistants.function;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.test.scheduler.VirtualTimeScheduler;

import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.function.FunctionSettings.Errors;
import io.github.openaiassistants.function.FunctionSettings.Unknown;
import io.github.openaiassistants.observation.ObservedRun;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of the calls of one round.
 */
@ExtendWith(OutputCaptureExtension.class)
class FunctionRoundTests {

	private static final String SECRET = "marked-0123456789";

	private static final FunctionHandler ECHO = new TestFunction("echo", (arguments, context) -> arguments);

	private static final FunctionHandler THROWING = new TestFunction("throwing", (arguments, context) -> {
		throw new IllegalStateException(SECRET, new IllegalArgumentException(SECRET));
	});

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final VirtualTimeScheduler timer = VirtualTimeScheduler.create();

	private final RecordedRound recorded = new RecordedRound();

	private FunctionSettings settings = FunctionSettings.defaults();

	@AfterEach
	void close() {
		this.threads.shutdownNow();
		this.timer.dispose();
	}

	@Test
	void everyCallGetsItsOutputInTheOrderOfTheServer() {
		FunctionHandler text = new TestFunction("text", (arguments, context) -> "as it is");
		FunctionHandler nothing = new TestFunction("nothing", (arguments, context) -> null);
		FunctionHandler value = new TestFunction("value", (arguments, context) -> Map.of("celsius", 21));
		start(List.of(ECHO, text, nothing, value), call("call_1", "echo", "{\"a\":1}"), call("call_2", "text", ""),
				call("call_3", "nothing", "{}"), call("call_4", "value", "{}"));
		assertThat(this.recorded.outputs()).containsExactly("{\"a\":1}", "as it is", "null", "{\"celsius\":21}");
		assertThat(this.recorded.told()).hasSize(9).endsWith("answered");
		for (int i = 1; i <= 4; i++) {
			assertThat(this.recorded.told()).containsSubsequence("started call_" + i, "finished call_" + i);
		}
	}

	@Test
	void functionsKnowTheirRun() {
		AtomicReference<FunctionCallContext> seen = new AtomicReference<>();
		FunctionHandler handler = new TestFunction("f", (arguments, context) -> {
			seen.set(context);
			return "";
		});
		start(List.of(handler), call("call_1", "f", "{}"));
		assertThat(this.recorded.outputs()).containsExactly("");
		assertThat(seen.get()).isEqualTo(new FunctionCallContext("call_1", "f", "run_1", "thread_1", "asst_1",
				"client_run_1", Map.of("user", "anna"), Instant.EPOCH.plusSeconds(30)));
		assertThat(seen.get()).hasToString(
				"FunctionCallContext[clientRunId=client_run_1, attributes=1 entries, deadline=1970-01-01T00:00:30Z]");
	}

	@Test
	void callsRunInParallelAndNotOnTheCallingThread() {
		CyclicBarrier together = new CyclicBarrier(3);
		Thread caller = Thread.currentThread();
		FunctionHandler handler = new TestFunction("f", (arguments, context) -> {
			assertThat(Thread.currentThread()).isNotSameAs(caller);
			together.await(20, TimeUnit.SECONDS);
			return "met";
		});
		start(List.of(handler), call("call_1", "f", "{}"), call("call_2", "f", "{}"), call("call_3", "f", "{}"));
		assertThat(this.recorded.outputs()).containsExactly("met", "met", "met");
	}

	@Test
	void noMoreCallsThanAllowedRunAtTheSameTime() {
		this.settings = new FunctionSettings(Duration.ofSeconds(30), Duration.ofMinutes(2), 2, Errors.TELL_MODEL,
				Unknown.REQUIRE_ACTION);
		AtomicInteger inside = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		CyclicBarrier pairs = new CyclicBarrier(2);
		FunctionHandler handler = new TestFunction("f", (arguments, context) -> {
			most.accumulateAndGet(inside.incrementAndGet(), Math::max);
			pairs.await(20, TimeUnit.SECONDS);
			inside.decrementAndGet();
			return "";
		});
		start(List.of(handler), call("call_1", "f", "{}"), call("call_2", "f", "{}"), call("call_3", "f", "{}"),
				call("call_4", "f", "{}"));
		assertThat(this.recorded.outputs()).hasSize(4);
		assertThat(most).hasValue(2);
	}

	@Test
	void exceptionIsToldWithoutItsMessage(CapturedOutput output) throws InterruptedException {
		start(List.of(THROWING, ECHO), call("call_1", "throwing", "{}"), call("call_2", "echo", "{}"));
		assertThat(this.recorded.outputs()).containsExactly("{\"error\":\"The function failed.\"}", "{}");
		assertThat(this.recorded.told()).containsSubsequence("started call_1", "failed call_1");
		assertThat(this.recorded.failure("call_1").type()).isEqualTo("IllegalStateException");
		assertThat(this.recorded.failure("call_1").message())
			.isEqualTo("The function threw java.lang.IllegalStateException");
		awaitThreads();
		assertThat(output).contains("Function throwing failed (run run_1)")
			.contains("java.lang.IllegalArgumentException (its message may quote content)")
			.contains(getClass().getName())
			.doesNotContain(SECRET);
	}

	@Test
	void messageIsToldTheModelAloneWhereTheApplicationSaysSo(CapturedOutput output) throws InterruptedException {
		errors(Errors.TELL_MODEL_WITH_MESSAGE);
		start(List.of(THROWING), call("call_1", "throwing", "{}"));
		assertThat(this.recorded.outputs()).containsExactly("{\"error\":\"The function failed. " + SECRET + "\"}");
		assertThat(this.recorded.failure("call_1").message()).doesNotContain(SECRET);
		awaitThreads();
		assertThat(output).doesNotContain(SECRET);
	}

	@Test
	void functionsTellTheModelInTheirOwnWords(CapturedOutput output) throws InterruptedException {
		FunctionHandler handler = new TestFunction("f", (arguments, context) -> {
			throw new FunctionCallException("Ask for a city in \"Norway\"");
		});
		start(List.of(handler), call("call_1", "f", "{}"));
		assertThat(this.recorded.outputs()).containsExactly("{\"error\":\"Ask for a city in \\\"Norway\\\"\"}");
		assertThat(this.recorded.failure("call_1").message()).doesNotContain("Norway");
		awaitThreads();
		assertThat(output).doesNotContain("Norway");
	}

	@Test
	void errorsOfTheJvmAreFailuresToo() {
		FunctionHandler handler = new TestFunction("f", (arguments, context) -> {
			throw new ExceptionInInitializerError(SECRET);
		});
		start(List.of(handler), call("call_1", "f", "{}"));
		assertThat(this.recorded.outputs()).containsExactly("{\"error\":\"The function failed.\"}");
	}

	@Test
	void malformedArgumentsAreTold(CapturedOutput output) throws InterruptedException {
		start(List.of(ECHO), call("call_1", "echo", "{\"city\":" + SECRET));
		assertThat(this.recorded.outputs()).containsExactly("{\"error\":\"The arguments are no valid JSON.\"}");
		assertThat(this.recorded.told()).containsExactly("failed call_1", "answered");
		assertThat(this.recorded.failure("call_1").type()).isEqualTo("MalformedArgumentsException");
		awaitThreads();
		assertThat(output).doesNotContain(SECRET);
	}

	@Test
	void unknownFunctionIsToldBesideOthers() {
		start(List.of(ECHO), call("call_1", "echo", "{}"), call("call_2", SECRET, "{}"));
		assertThat(this.recorded.outputs()).containsExactly("{}", "{\"error\":\"There is no such function.\"}");
		assertThat(this.recorded.told()).contains("failed call_2").doesNotContain("started call_2");
		assertThat(this.recorded.failure("call_2").type()).isEqualTo("UnknownFunction");
		assertThat(this.recorded.failure("call_2").message()).doesNotContain(SECRET);
	}

	@Test
	void functionThatIsNotAllowedIsNotCalled() {
		AtomicBoolean called = new AtomicBoolean();
		FunctionHandler handler = new TestFunction("f", (arguments, context) -> called.getAndSet(true));
		FunctionRegistry registry = new FunctionRegistry(() -> List.of(handler, ECHO).stream(), Rounds.MAPPER,
				Map.of("asst_1", List.of("echo")));
		start(registry, Rounds.action(call("call_1", "f", "{}")));
		assertThat(this.recorded.outputs()).containsExactly("{\"error\":\"There is no such function.\"}");
		assertThat(this.recorded.failure("call_1").type()).isEqualTo("FunctionNotAllowed");
		assertThat(called).isFalse();
	}

	@Test
	void outputThatCannotBeWrittenIsAFailure() {
		Iterable<String> unwritable = FunctionRoundTests::noElements;
		FunctionHandler handler = new TestFunction("f", (arguments, context) -> unwritable);
		start(List.of(handler), call("call_1", "f", "{}"));
		assertThat(this.recorded.outputs()).containsExactly("{\"error\":\"The function failed.\"}");
	}

	@Test
	void callThatTakesTooLongIsInterruptedAndItsLateOutputIgnored() throws InterruptedException {
		Blocking slow = new Blocking("slow");
		start(List.of(slow.function()), call("call_1", "slow", "{}"));
		slow.awaitStart();
		this.timer.advanceTimeBy(Duration.ofMillis(29_999));
		assertThat(this.recorded.told()).containsExactly("started call_1");
		this.timer.advanceTimeBy(Duration.ofMillis(1));
		assertThat(this.recorded.told()).containsExactly("started call_1", "failed call_1", "answered");
		assertThat(this.recorded.outputs()).containsExactly("{\"error\":\"The function did not answer in time.\"}");
		assertThat(this.recorded.failure("call_1").type()).isEqualTo("LimitExceededException");
		assertThat(this.recorded.failure("call_1").message())
			.isEqualTo("The function did not return within PT30S (openai.assistants.functions.call-timeout)");
		slow.awaitInterrupt();
		awaitThreads();
		assertThat(this.recorded.told()).hasSize(3);
	}

	@Test
	void callThatDoesNotMindItsInterruptHoldsUpNoOther() throws InterruptedException {
		this.settings = new FunctionSettings(Duration.ofSeconds(30), Duration.ofMinutes(2), 1, Errors.TELL_MODEL,
				Unknown.REQUIRE_ACTION);
		CountDownLatch started = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		FunctionHandler stuck = new TestFunction("stuck", (arguments, context) -> {
			started.countDown();
			boolean released = false;
			while (!released) {
				try {
					released = release.await(20, TimeUnit.SECONDS);
				}
				catch (InterruptedException ex) {
					assertThat(release.getCount()).isOne();
				}
			}
			return "late";
		});
		start(List.of(stuck, ECHO), call("call_1", "stuck", "{}"), call("call_2", "echo", "{}"));
		assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
		this.timer.advanceTimeBy(Duration.ofSeconds(30));
		assertThat(this.recorded.outputs()).containsExactly("{\"error\":\"The function did not answer in time.\"}",
				"{}");
		release.countDown();
	}

	@Test
	void interruptDoesNotOutliveItsCall() throws Exception {
		ExecutorService one = Executors.newSingleThreadExecutor();
		try {
			Blocking slow = new Blocking("slow");
			start(Rounds.registry(slow.function()), Rounds.action(call("call_1", "slow", "{}")),
					UnaryOperator.identity(), one);
			slow.awaitStart();
			this.timer.advanceTimeBy(Duration.ofSeconds(30));
			assertThat(one.submit(() -> Thread.currentThread().isInterrupted()).get(20, TimeUnit.SECONDS)).isFalse();
		}
		finally {
			one.shutdownNow();
		}
	}

	@Test
	void roundThatTakesTooLongEndsCallsThatRunAndThoseThatWait() throws InterruptedException {
		this.settings = new FunctionSettings(Duration.ofHours(1), Duration.ofMinutes(2), 1, Errors.TELL_MODEL,
				Unknown.REQUIRE_ACTION);
		Blocking slow = new Blocking("slow");
		start(List.of(slow.function(), ECHO), call("call_1", "slow", "{}"), call("call_2", "echo", "{}"));
		slow.awaitStart();
		this.timer.advanceTimeBy(Duration.ofMinutes(2));
		assertThat(this.recorded.outputs()).hasSize(2)
			.containsOnly("{\"error\":\"The function did not answer in time.\"}");
		assertThat(this.recorded.told()).doesNotContain("started call_2");
		assertThat(this.recorded.failure("call_2").message()).contains("openai.assistants.functions.round-timeout");
		slow.awaitInterrupt();
	}

	// From 1970-01-01T00:00:00Z on, by the clock of the tests
	@ParameterizedTest
	@CsvSource({ "60, 55", "8, 4", "600, 120", "60000000000000, 120", "0, 120", "-50, 120" })
	void outputsAreReadyBeforeTheRunExpires(long expiresAt, long expected) throws InterruptedException {
		this.settings = new FunctionSettings(Duration.ofHours(1), Duration.ofMinutes(2), 8, Errors.TELL_MODEL,
				Unknown.REQUIRE_ACTION);
		Blocking slow = new Blocking("slow");
		start(Rounds.registry(slow.function()), Rounds.expiring(expiresAt, call("call_1", "slow", "{}")));
		slow.awaitStart();
		assertThat(slow.deadline()).isEqualTo(Instant.EPOCH.plusSeconds(expected));
		this.timer.advanceTimeBy(Duration.ofSeconds(expected).minusMillis(1));
		assertThat(this.recorded.isOver()).isFalse();
		this.timer.advanceTimeBy(Duration.ofMillis(1));
		assertThat(this.recorded.isOver()).isTrue();
		slow.awaitInterrupt();
	}

	@Test
	void cancelledRoundIsInterruptedAndSaysNothingMore() throws InterruptedException {
		Blocking slow = new Blocking("slow");
		FunctionRound round = start(List.of(slow.function()), call("call_1", "slow", "{}"),
				call("call_2", "unknown", "{}"));
		slow.awaitStart();
		round.cancel();
		slow.awaitInterrupt();
		this.timer.advanceTimeBy(Duration.ofHours(1));
		awaitThreads();
		assertThat(this.recorded.told()).containsExactly("failed call_2", "started call_1");
	}

	@Test
	void failureEndsTheRunWhereTheApplicationSaysSo() throws InterruptedException {
		errors(Errors.FAIL_RUN);
		Blocking slow = new Blocking("slow");
		FunctionHandler throwing = new TestFunction("throwing", (arguments, context) -> {
			slow.awaitStart();
			throw new IllegalStateException(SECRET);
		});
		start(List.of(slow.function(), throwing), call("call_1", "slow", "{}"), call("call_2", "throwing", "{}"));
		assertThat(this.recorded.cause())
			.hasMessage("A function call failed with IllegalStateException, and "
					+ "openai.assistants.functions.errors is fail-run")
			.hasNoCause();
		slow.awaitInterrupt();
		assertThat(this.recorded.told()).containsOnlyOnce("failed call_2", "aborted")
			.doesNotContain("answered", "failed call_1")
			.endsWith("aborted");
	}

	@Test
	void contextOfTheRunIsAroundEachCall() {
		ThreadLocal<String> trace = new ThreadLocal<>();
		UnaryOperator<Runnable> context = (task) -> () -> {
			trace.set("trace-1");
			try {
				task.run();
			}
			finally {
				trace.remove();
			}
		};
		FunctionHandler handler = new TestFunction("f", (arguments, call) -> trace.get());
		start(Rounds.registry(handler), Rounds.action(call("call_1", "f", "{}"), call("call_2", "f", "{}")), context,
				this.threads);
		assertThat(this.recorded.outputs()).containsExactly("trace-1", "trace-1");
	}

	@Test
	void contextThatThrowsOrCallsNothingLeavesNoCallOpen() {
		AtomicBoolean first = new AtomicBoolean(true);
		UnaryOperator<Runnable> context = (task) -> {
			if (first.getAndSet(false)) {
				throw new IllegalStateException(SECRET);
			}
			return () -> {
			};
		};
		start(Rounds.registry(ECHO), Rounds.action(call("call_1", "echo", "{}"), call("call_2", "echo", "{}")), context,
				this.threads);
		assertThat(this.recorded.outputs()).containsExactlyInAnyOrder("{\"error\":\"The function failed.\"}",
				"{\"error\":\"The function was not called.\"}");
	}

	@Test
	void callsThatNoThreadTakesAreFailures() {
		start(Rounds.registry(ECHO), Rounds.action(call("call_1", "echo", "{}"), call("call_2", "echo", "{}")),
				UnaryOperator.identity(), (task) -> {
					throw new RejectedExecutionException();
				});
		assertThat(this.recorded.outputs()).hasSize(2).containsOnly("{\"error\":\"The function was not called.\"}");
		assertThat(this.recorded.told()).containsExactly("failed call_1", "failed call_2", "answered");
	}

	@Test
	void manyCallsAreToldOneAtATime() {
		String[] calls = new String[500];
		for (int i = 0; i < calls.length; i++) {
			calls[i] = call("call_" + i, "echo", "{\"n\":" + i + "}");
		}
		start(List.of(ECHO), calls);
		assertThat(this.recorded.outputs()).hasSize(500).startsWith("{\"n\":0}").endsWith("{\"n\":499}");
		assertThat(this.recorded.told()).hasSize(1001).doesNotHaveDuplicates().endsWith("answered");
	}

	private static Iterator<String> noElements() {
		throw new IllegalStateException(SECRET);
	}

	// Failures are logged after they were told
	private void awaitThreads() throws InterruptedException {
		this.threads.shutdown();
		assertThat(this.threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
	}

	private void errors(Errors errors) {
		this.settings = new FunctionSettings(Duration.ofSeconds(30), Duration.ofMinutes(2), 8, errors,
				Unknown.REQUIRE_ACTION);
	}

	private FunctionRound start(List<FunctionHandler> handlers, String... calls) {
		return start(Rounds.registry(handlers.toArray(FunctionHandler[]::new)), Rounds.action(calls));
	}

	private FunctionRound start(FunctionRegistry registry, ThreadRunRequiresAction action) {
		return start(registry, action, UnaryOperator.identity(), this.threads);
	}

	private FunctionRound start(FunctionRegistry registry, ThreadRunRequiresAction action,
			UnaryOperator<Runnable> context, Executor executor) {
		FunctionRound round = new FunctionCalls(registry, this.settings, Rounds.MAPPER, executor, this.timer)
			.round(action, Instant.MAX, new CallingRun(context, ObservedRun.NONE), this.recorded);
		assertThat(round).isNotNull();
		round.start();
		return round;
	}

	private static String call(String id, String name, String arguments) {
		return Rounds.call(id, name, arguments);
	}

	/**
	 * A function that returns only when it is interrupted, and then too late.
	 */
	static final class Blocking {

		private final CountDownLatch started = new CountDownLatch(1);

		private final CountDownLatch interrupted = new CountDownLatch(1);

		private final AtomicReference<Instant> deadline = new AtomicReference<>(Instant.MIN);

		private final String name;

		Blocking(String name) {
			this.name = name;
		}

		FunctionHandler function() {
			return new TestFunction(this.name, (arguments, context) -> {
				this.deadline.set(context.deadline());
				this.started.countDown();
				try {
					return new CountDownLatch(1).await(20, TimeUnit.SECONDS);
				}
				catch (InterruptedException ex) {
					this.interrupted.countDown();
					return "late";
				}
			});
		}

		Instant deadline() {
			return this.deadline.get();
		}

		void awaitStart() throws InterruptedException {
			assertThat(this.started.await(20, TimeUnit.SECONDS)).isTrue();
		}

		void awaitInterrupt() throws InterruptedException {
			assertThat(this.interrupted.await(20, TimeUnit.SECONDS)).isTrue();
		}

	}

}
