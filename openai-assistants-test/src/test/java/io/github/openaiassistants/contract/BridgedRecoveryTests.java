package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.ResponsesQuirk;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * C8 on the Responses API: a stream that is lost is opened again where it broke off, or
 * the response is looked up, as long as it goes on in the background.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BridgedRecoveryTests {

	private static final int SAMPLES = Integer.getInteger("assistants.test.samples", 24);

	private volatile Supplier<RunScript> script = () -> RunScript.answering("Hello");

	private final AssistantsServer server = Backend.BACKGROUND.server().answers((request) -> this.script.get()).start();

	private final CutLane lane = new CutLane(Backend.BACKGROUND, this.server);

	private final String assistantId = Backend.BACKGROUND.assistant(this.server);

	@AfterAll
	void close() {
		this.lane.close();
		this.server.close();
	}

	static List<Arguments> scripts() {
		return List.of(row("plain", RunOutcome.COMPLETED, () -> RunScript.answering("One ", "two ", "three ", "four.")),
				row("multi-byte", RunOutcome.COMPLETED, () -> RunScript.answering("Grüße 你好 ", "🌍", " €")),
				row("function", RunOutcome.COMPLETED,
						// A reset takes with it what was not read yet
						() -> RunScript.calling(new FunctionCall("get_weather", "{\"city\":\"Oslo\"}"))
							.thenAnswering("It is ", "sunny.")
							.pace(Duration.ofMillis(3))),
				row("several messages", RunOutcome.COMPLETED,
						() -> RunScript.answering("One ", "two").thenAnswering("three ", "four")),
				row("waiting", RunOutcome.REQUIRES_ACTION,
						() -> RunScript.answering("One ").thenCalling(new FunctionCall("unanswered", "{}"))),
				row("failed", RunOutcome.FAILED,
						() -> RunScript.answering("One ", "two").failing("server_error", "Sorry")),
				row("incomplete", RunOutcome.INCOMPLETE,
						() -> RunScript.answering("One ", "two").incomplete("max_completion_tokens")),
				row("replayed from the beginning", RunOutcome.COMPLETED,
						() -> RunScript.answering("One ", "two").with(ResponsesQuirk.REPLAYS_EVERYTHING)),
				row("too old to resume", RunOutcome.COMPLETED,
						() -> RunScript.answering("One ", "two").with(ResponsesQuirk.TOO_OLD_TO_RESUME)));
	}

	private static Arguments row(String name, RunOutcome outcome, Supplier<RunScript> script) {
		return Arguments.of(name, outcome, script);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("scripts")
	void cutAnywhereNothingIsMissing(String name, RunOutcome outcome, Supplier<RunScript> told) {
		this.script = told;
		ObservedRun uncut = this.lane.run(this.assistantId, Long.MAX_VALUE - 1, false);
		assertThat(uncut.outcome()).isEqualTo(outcome);
		long length = this.lane.delivered();
		int untold = 0;
		for (int sample = 0; sample < SAMPLES; sample++) {
			long position = length * sample / SAMPLES;
			ObservedRun run = this.lane.run(this.assistantId, position, sample % 2 == 0);
			if (run.outcome() == RunOutcome.LOST && isUntold(run)) {
				untold++;
				continue;
			}
			assertThat(run.outcome()).as("cut at %s: %s %s", position, run.names(), run.finished().cause())
				.isEqualTo(outcome);
			run.assertTextIsWhole("cut at " + position);
		}
		System.out.println("Cut " + name + " at " + SAMPLES + " positions of " + length + " bytes, " + untold
				+ " of them before the response had an id");
		assertThat(untold).isLessThan(SAMPLES * 2 / 3);
	}

	// Nobody can ask for a response whose id was not told: that of the first response to
	// come, or of the one that was to follow the outputs
	private static boolean isUntold(ObservedRun run) {
		List<String> stream = run.names();
		return stream.equals(List.of("run.finished"))
				|| stream.subList(0, stream.size() - 2).get(stream.size() - 3).equals("done");
	}

}
