package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.EventOrigin;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.RunRecoveryStarted;
import io.github.openaiassistants.failure.LimitExceededException;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StreamEnd;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * C8: a dropped stream loses nothing. One and the same run is cut at positions all over
 * its stream, by a proxy that counts bytes; what listeners received is compared with what
 * the server has.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NothingLostTests {

	private static final String CUTS = "assistants.test.cuts";

	// Ends of streams, and pieces of tool calls, which the completed step has whole
	private static final Set<String> NOT_RECOVERED = Set.of("done", "thread.run.step.delta");

	private static final String EVERYWHERE = "all";

	// Several messages, multi-byte text and a function round: the one that is cut at
	// every byte
	private static final String ALL_IN_ONE = "all in one";

	private static final int LANES = 8;

	private volatile Supplier<RunScript> script = () -> RunScript.answering("Hello");

	private final AssistantsServer server = AssistantsServer.builder().answers((request) -> this.script.get()).start();

	private final List<CutLane> lanes = new ArrayList<>();

	private final ListeningApplication application = lane().application();

	private final String assistantId = this.server.createAssistant();

	@AfterAll
	void close() {
		this.lanes.forEach(CutLane::close);
		this.server.close();
	}

	private CutLane lane() {
		CutLane lane = new CutLane(Backend.ASSISTANTS, this.server);
		this.lanes.add(lane);
		return lane;
	}

	static List<Arguments> scripts() {
		return List.of(row("plain", RunOutcome.COMPLETED, () -> RunScript.answering("One ", "two ", "three ", "four.")),
				row("multi-byte", RunOutcome.COMPLETED,
						() -> RunScript.answering("Gr\u00fc\u00dfe \u4f60\u597d ", "\ud83c\udf0d", " \u20ac")),
				row("function", RunOutcome.COMPLETED,
						() -> RunScript.calling(new FunctionCall("get_weather", "{\"city\":\"Oslo\"}"))
							.thenAnswering("It is ", "sunny.")),
				row("several messages", RunOutcome.COMPLETED,
						() -> RunScript.answering("One ", "two").thenAnswering("three ", "four")),
				row("waiting", RunOutcome.REQUIRES_ACTION,
						() -> RunScript.answering("One ").thenCalling(new FunctionCall("unanswered", "{}"))),
				row("expired", RunOutcome.EXPIRED, () -> RunScript.answering("One ", "two").expiring()),
				row(ALL_IN_ONE, RunOutcome.COMPLETED,
						() -> RunScript.answering("Gr\u00fc\u00dfe ")
							.thenCalling(new FunctionCall("get_weather", "{}"))
							.thenAnswering("\ud83c\udf0d ", "\u20ac")),
				row("failed", RunOutcome.FAILED,
						() -> RunScript.answering("One ", "two").failing("server_error", "Sorry")),
				row("incomplete", RunOutcome.INCOMPLETE,
						() -> RunScript.answering("One ", "two").incomplete("max_completion_tokens")));
	}

	private static Arguments row(String name, RunOutcome outcome, Supplier<RunScript> script) {
		return Arguments.of(name, outcome, script);
	}

	// One and the same run, cut at every byte, or at some all over its stream
	@ParameterizedTest(name = "{0}")
	@MethodSource("scripts")
	void cutAnywhereNothingIsMissingAndNothingIsThereTwice(String name, RunOutcome outcome, Supplier<RunScript> script)
			throws Exception {
		this.script = script;
		CutLane first = this.lanes.get(0);
		ObservedRun uncut = first.run(this.assistantId, Long.MAX_VALUE - 1, false);
		assertThat(uncut.outcome()).isEqualTo(outcome);
		List<String> expected = names(uncut.published()).stream()
			.filter((event) -> !NOT_RECOVERED.contains(event))
			.toList();
		List<Long> positions = positions(name, first.delivered());
		AtomicInteger recovered = new AtomicInteger();
		Queue<Long> gaps = new ConcurrentLinkedQueue<>();
		inLanes(positions, (lane, position) -> {
			ObservedRun run = lane.run(this.assistantId, position, position % 2 == 0);
			assertThat(run.outcome()).as("cut at %s", position).isEqualTo(outcome);
			assertThat(run.assertTextIsWhole("cut at " + position)).as("cut at %s", position).isNotEmpty();
			assertNothingTwice(run, position);
			if (run.names().contains(RunRecoveryStarted.NAME)) {
				recovered.incrementAndGet();
				gaps.add(gap(run));
				assertThat(new HashSet<>(names(run.published()))).as("cut at %s", position).containsAll(expected);
			}
		});
		System.out.println("Cut " + name + " at " + positions.size() + " positions: " + recovered
				+ " runs were recovered, the others had told their end; from the cut to the next event " + median(gaps)
				+ " ms (median)");
		assertThat(recovered).hasValueGreaterThan(positions.size() / 2);
	}

	private static List<Long> positions(String name, long length) {
		boolean everywhere = EVERYWHERE.equals(System.getProperty(CUTS));
		if (everywhere && name.equals(ALL_IN_ONE)) {
			return LongStream.range(0, length).boxed().toList();
		}
		long samples = everywhere ? 200 : 16;
		return LongStream.range(0, samples).map((sample) -> length * sample / samples).boxed().toList();
	}

	private static long gap(ObservedRun run) {
		int started = run.names().indexOf(RunRecoveryStarted.NAME);
		return Duration
			.between(run.published().get(started).meta().receivedAt(),
					run.published().get(started + 1).meta().receivedAt())
			.toMillis();
	}

	private static long median(Collection<Long> values) {
		return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0L);
	}

	private void inLanes(List<Long> positions, BiConsumer<CutLane, Long> cut) throws Exception {
		int wanted = Math.min(LANES, 1 + positions.size() / 100);
		while (this.lanes.size() < wanted) {
			lane();
		}
		ExecutorService threads = Executors.newFixedThreadPool(wanted);
		try {
			Queue<Long> left = new ConcurrentLinkedQueue<>(positions);
			List<Future<?>> lanes = new ArrayList<>();
			for (CutLane lane : this.lanes.subList(0, wanted)) {
				lanes.add(threads.submit(() -> {
					for (Long next = left.poll(); next != null; next = left.poll()) {
						cut.accept(lane, next);
					}
				}));
			}
			for (Future<?> lane : lanes) {
				lane.get(20, TimeUnit.MINUTES);
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void recoveredEventsSaySo() {
		this.server.enqueue(RunScript.answering("One ", "two").cutAfter(8, StreamEnd.RESET));
		ObservedRun run = ObservedRun.of(this.application, this.application.streamer()
			.createThreadAndRun(CreateThreadAndRunRequest.of(this.assistantId, "Hello")));
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		int started = run.names().indexOf(RunRecoveryStarted.NAME);
		assertThat(started).isPositive();
		assertThat(run.published().subList(0, started)).extracting((event) -> event.meta().origin())
			.containsOnly(EventOrigin.STREAM);
		assertThat(run.published().subList(started + 1, run.published().size() - 1))
			.extracting((event) -> event.meta().origin())
			.containsOnly(EventOrigin.RECOVERED);
		assertThat(run.names()).doesNotContain("done").endsWith("thread.run.completed", "run.finished");
	}

	@Test
	void runThatNeverEndsIsFollowedUntilItsTimeIsOver() {
		try (ListeningApplication impatient = ListeningApplication.start(this.server,
				"openai.assistants.timeouts.run=3s")) {
			this.server.enqueue(RunScript.answering("One ", "two").hanging().cutAfter(8, StreamEnd.RESET));
			ObservedRun run = ObservedRun.of(impatient,
					impatient.streamer().createThreadAndRun(CreateThreadAndRunRequest.of(this.assistantId, "Hello")));
			assertThat(run.outcome()).isEqualTo(RunOutcome.ABORTED);
			assertThat(run.failure()).isInstanceOfSatisfying(LimitExceededException.class,
					(failure) -> assertThat(failure.limit()).isEqualTo("timeouts.run"));
			assertThat(this.server.requests("POST", "/v1/threads/*/runs/*/cancel")).hasSize(1);
		}
	}

	// A cut in the first second of a run that takes two minutes, in less time
	@Test
	void longRunThatIsCutAtItsBeginningIsRecovered() {
		this.server.enqueue(RunScript.answering("One ", "two ", "three ", "four ", "five")
			.pace(Duration.ofMillis(250))
			.cutAfter(5, StreamEnd.RESET));
		ObservedRun run = ObservedRun.of(this.application, this.application.streamer()
			.createThreadAndRun(CreateThreadAndRunRequest.of(this.assistantId, "Hello")));
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(run.assertTextIsWhole("cut at the beginning")).isNotEmpty();
	}

	@Test
	void errorOnTheStreamIsLookedInto() {
		this.server.enqueue(RunScript.answering("One ", "two").error("server_error", "Something broke"));
		ObservedRun run = ObservedRun.of(this.application, this.application.streamer()
			.createThreadAndRun(CreateThreadAndRunRequest.of(this.assistantId, "Hello")));
		assertThat(run.names()).contains("error", RunRecoveryStarted.NAME);
		assertThat(run.outcome()).isNotEqualTo(RunOutcome.LOST);
	}

	@Test
	void recoveryGoesOnWhileTheServerStumbles() {
		this.server.enqueue(RunScript.answering("One ", "two").cutAfter(8, StreamEnd.CLOSE));
		StubResponse later = StubResponse.error(503, "", "", "Later");
		this.server.enqueue("GET", "/v1/threads/*/runs/*", later, later, later, later,
				StubResponse.silence().ending(StreamEnd.RESET));
		ObservedRun run = ObservedRun.of(this.application, this.application.streamer()
			.createThreadAndRun(CreateThreadAndRunRequest.of(this.assistantId, "Hello")));
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
	}

	@Test
	void runThatTheServerDoesNotKnowIsLost() {
		this.server.enqueue(StubResponse.eventStream(Wire.created() + Wire.delta("Hello")));
		ObservedRun run = ObservedRun.of(this.application, this.application.streamer()
			.createThreadAndRun(CreateThreadAndRunRequest.of(this.assistantId, "Hello")));
		assertThat(run.outcome()).isEqualTo(RunOutcome.LOST);
		assertThat(run.names()).endsWith(RunRecoveryStarted.NAME, "run.finished");
		assertThat(run.failure().getSuppressed()).hasSize(1);
	}

	private static void assertNothingTwice(ObservedRun run, long position) {
		List<String> once = new ArrayList<>();
		for (AssistantsEvent event : run.published()) {
			if (event.name().endsWith(".created") || event.name().endsWith(".completed")
					|| event.name().endsWith(".incomplete")) {
				once.add(event.name() + " " + id(event));
			}
		}
		assertThat(once).as("cut at %s", position).doesNotHaveDuplicates();
	}

	private static String id(AssistantsEvent event) {
		return String.valueOf(event.data()).replaceAll(".*?id=([^,\\]]*).*", "$1");
	}

	private static List<String> names(List<AssistantsEvent> events) {
		return Recorder.names(events);
	}

}
