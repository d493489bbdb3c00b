package io.github.openaiassistants.snapshot;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.failure.LimitExceededException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is retained is bounded, whatever it consists of.
 */
class SnapshotLimitTests {

	private static final long LIMIT = 100_000;

	static Stream<Arguments> growth() {
		return Stream.of(growth("text", (i) -> text("msg_1", 0, "x".repeat(100))),
				growth("parts", (i) -> text("msg_1", i, "")), growth("messages", (i) -> text("msg_" + i, 0, "")),
				growth("empty messages", (i) -> Recordings.messageDelta("msg_" + i, "[]")),
				growth("announced messages",
						(i) -> Recordings.event("thread.message.created", "{\"id\":\"msg_" + i + "\",\"content\":[]}")),
				growth("ended messages",
						(i) -> Recordings.event("thread.message.completed",
								"{\"id\":\"msg_" + i + "\",\"content\":[]}")),
				growth("annotations",
						(i) -> Recordings.messageDelta("msg_1",
								"[{\"index\":0,\"type\":\"text\",\"text\":{\"annotations\":" + "[{\"index\":" + i
										+ ",\"type\":\"file_path\"}]}}]")),
				growth("unknown members",
						(i) -> Recordings.messageDelta("msg_1", "[{\"index\":0,\"type\":\"audio\",\"m" + i + "\":1}]")),
				growth("steps", (i) -> Recordings.stepDelta("step_" + i, "null")),
				growth("ended steps", (i) -> Recordings.event("thread.run.step.failed", "{\"id\":\"step_" + i + "\"}")),
				growth("arguments",
						(i) -> Recordings.stepDelta("step_1",
								"{\"type\":\"tool_calls\",\"tool_calls\":"
										+ "[{\"index\":0,\"type\":\"function\",\"function\":{\"arguments\":\""
										+ "x".repeat(100) + "\"}}]}")),
				growth("calls",
						(i) -> Recordings.stepDelta("step_1",
								"{\"type\":\"tool_calls\",\"tool_calls\":[{\"index\":" + i
										+ ",\"type\":\"file_search\"}]}")),
				growth("outputs",
						(i) -> Recordings.stepDelta("step_1",
								"{\"type\":\"tool_calls\",\"tool_calls\":[{\"index\":0,"
										+ "\"type\":\"code_interpreter\",\"code_interpreter\":{\"outputs\":[{\"index\":"
										+ i + ",\"type\":\"image\"}]}}]}")));
	}

	@ParameterizedTest
	@MethodSource("growth")
	void everythingThatGrowsEndsAtTheLimit(IntFunction<AssistantStreamEvent> events) {
		SnapshotAccumulator accumulator = new SnapshotAccumulator(Recordings.JSON, LIMIT);
		assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> {
			for (int i = 0; i < 2_000; i++) {
				accumulator.accept(events.apply(i));
			}
		})
			.withMessage(
					"The messages and steps of a run take more than 100000 bytes (openai.assistants.limits.snapshot-size)")
			.satisfies((ex) -> assertThat(ex.limit()).isEqualTo("limits.snapshot-size"));
	}

	@Test
	void afterTheLimitThereIsNoSnapshot() {
		SnapshotAccumulator accumulator = new SnapshotAccumulator(Recordings.JSON, LIMIT);
		accumulator.accept(text("msg_1", 0, "x"));
		assertThat(accumulator.snapshot().messages()).hasSize(1);
		AssistantStreamEvent large = text("msg_1", 0, "x".repeat(60_000));
		assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> accumulator.accept(large));
		assertThatExceptionOfType(LimitExceededException.class).isThrownBy(accumulator::snapshot);
		assertThatExceptionOfType(LimitExceededException.class)
			.isThrownBy(() -> accumulator.accept(text("msg_2", 0, "y")));
	}

	@Test
	void whatIsReplacedCountsNoMore() {
		SnapshotAccumulator accumulator = new SnapshotAccumulator(Recordings.JSON, LIMIT);
		String text = "x".repeat(30_000);
		String image = "[{\"index\":0,\"type\":\"image_url\",\"image_url\":{\"url\":\"" + text + "\"}}]";
		String whole = "{\"id\":\"msg_1\",\"metadata\":{\"a\":\"" + text + "\"},\"content\":%s}";
		String arguments = "{\"type\":\"tool_calls\",\"tool_calls\":[{\"index\":0,\"type\":\"%s\",\"%s\":{\"arguments\":\""
				+ "x".repeat(2_000) + "\"}}]}";
		for (int i = 0; i < 20; i++) {
			accumulator.accept(Recordings.messageDelta("msg_1", image));
			accumulator.accept(text("msg_1", 0, "x"));
			accumulator.accept(Recordings.stepDelta("step_1", arguments.formatted("function", "function")));
			accumulator.accept(Recordings.stepDelta("step_1", arguments.formatted("mcp", "mcp")));
			accumulator.accept(Recordings.stepDelta("step_1", "{\"type\":\"activities\"}"));
		}
		for (int i = 0; i < 20; i++) {
			accumulator.accept(Recordings.event("thread.message.in_progress", whole.formatted("[]")));
		}
		accumulator.accept(text("msg_2", 0, "x".repeat(12_000)));
		accumulator.accept(Recordings.event("thread.message.completed", "{\"id\":\"msg_1\",\"content\":[]}"));
		accumulator.accept(text("msg_2", 0, "x".repeat(30_000)));
		accumulator.accept(Recordings.event("thread.message.completed",
				"{\"id\":\"msg_2\",\"content\":[{\"type\":\"text\",\"text\":{\"value\":\"" + "x".repeat(42_000)
						+ "\"}}]}"));
		assertThat(accumulator.snapshot().messages()).hasSize(2);
	}

	@Test
	void recordingsTakeLittleMoreThanTheirText() {
		List<AssistantStreamEvent> events = Recordings.events("long-message");
		int characters = Recordings.snapshot(events).messages().get(0).text().length();
		SnapshotAccumulator accumulator = new SnapshotAccumulator(Recordings.JSON, 2L * characters + 20_000);
		events.forEach(accumulator::accept);
		assertThat(accumulator.snapshot().messages().get(0).text()).hasSize(characters);
	}

	private static Arguments growth(String name, IntFunction<AssistantStreamEvent> events) {
		return Arguments.of(Named.of(name, events));
	}

	private static AssistantStreamEvent text(String id, int index, String value) {
		return Recordings.messageDelta(id,
				"[{\"index\":" + index + ",\"type\":\"text\",\"text\":{\"value\":\"" + value + "\"}}]");
	}

}
