package io.github.openaiassistants.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.codec.EventCodec;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.sse.SseDecoder;
import io.github.openaiassistants.sse.SseFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What events show of themselves in a log, and what they tell when asked.
 */
class EventTextTests {

	private static final String MARKER = "geheim";

	// Not an identifier, and would begin a line of its own in a log
	private static final String CONTENT = "\\n" + MARKER + " \\u202e" + MARKER;

	private static final AssistantsJson JSON = AssistantsJson.create();

	private static final EventMeta META = new EventMeta(new RunReference("run_1", "\n" + MARKER, MARKER + " a",
			"default", "c-1", null, Map.of("user", MARKER, "session", MARKER)), 7, Instant.EPOCH, EventOrigin.STREAM);

	static List<String> names() {
		return List.of("thread.created", "thread.run.created", "thread.run.queued", "thread.run.in_progress",
				"thread.run.requires_action", "thread.run.completed", "thread.run.incomplete", "thread.run.failed",
				"thread.run.cancelling", "thread.run.cancelled", "thread.run.expired", "thread.run.step.created",
				"thread.run.step.in_progress", "thread.run.step.delta", "thread.run.step.completed",
				"thread.run.step.failed", "thread.run.step.cancelled", "thread.run.step.expired",
				"thread.message.created", "thread.message.in_progress", "thread.message.delta",
				"thread.message.completed", "thread.message.incomplete", "error", "other");
	}

	@ParameterizedTest
	@MethodSource("names")
	void noTextShowsContent(String name) {
		for (String data : List.of(payload(), "{\"error\":" + payload() + "}", "{\"error\":\"" + CONTENT + "\"}",
				"[\"" + MARKER + "\"]", MARKER)) {
			assertThat(event(name, data).toString()).startsWith(event(name, data).getClass().getSimpleName() + "[")
				.contains("run_1", "sequence=7", "user", "session")
				.doesNotContain(MARKER, "\n", "\u202e");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "[DONE]", "[DONE] geheim", "geheim", "{\"a\":\"geheim\"}" })
	void theEndShowsNoContent(String data) {
		AssistantsEvent event = new DoneEvent(data, META);
		assertThat(event.toString()).startsWith("DoneEvent[data=").doesNotContain(MARKER);
		assertThat(new DoneEvent("[DONE]", META).toString()).startsWith("DoneEvent[data=[DONE], ");
	}

	@Test
	void namesAreShownCutAndPrintable() {
		assertThat(new UnknownEvent("a\nb\u202ec" + "x".repeat(1000), MARKER, META).toString())
			.startsWith("UnknownEvent[name=a?b?c" + "x".repeat(59) + ", data=6 characters, ")
			.doesNotContain(MARKER);
		assertThat(new UndecodableEvent("\r", MARKER, "not valid JSON", META).toString())
			.startsWith("UndecodableEvent[name=?, data=6 characters, problem=not valid JSON, ")
			.doesNotContain(MARKER);
	}

	@Test
	void lifecycleEventsShowNoContent() {
		FailureSummary cause = new FailureSummary("NotFoundException", MARKER, 404, MARKER + " c", "\n" + MARKER);
		FunctionCallDetails call = new FunctionCallDetails("call_1", "\n" + MARKER, Duration.ZERO, cause);
		RunSummary summary = new RunSummary(RunOutcome.LOST, JSON.read(payload(), RunObject.class), null, Duration.ZERO,
				null, new RunSnapshot(List.of(JSON.read(payload(), MessageObject.class)), List.of()), cause);
		for (AssistantsEvent event : List.of(new RunFinished(summary, META), new RunRecoveryStarted(cause, META),
				new FunctionCallStarted(call, META), new FunctionCallFinished(call, META),
				new FunctionCallFailed(call, META))) {
			assertThat(event.toString()).contains("NotFoundException", "404").doesNotContain(MARKER, "\n");
		}
		assertThat(call.toString()).contains("callId=call_1", "functionName=7 characters");
	}

	@Test
	void conveniencesReadThePayload() {
		assertThat(event("thread.message.delta", "{\"id\":\"m\",\"delta\":{\"content\":[{\"type\":\"text\",\"text\":"
				+ "{\"value\":\"a\"}},{\"type\":\"refusal\",\"refusal\":\"r\"},{\"type\":\"text\",\"text\":{\"value\":\"b\"}}]}}"))
			.isInstanceOfSatisfying(ThreadMessageDelta.class, (event) -> assertThat(event.text()).isEqualTo("ab"));
		assertThat(event("thread.message.delta", "{\"id\":\"m\",\"delta\":{}}"))
			.isInstanceOfSatisfying(ThreadMessageDelta.class, (event) -> assertThat(event.text()).isEmpty());
		assertThat(event("thread.message.completed",
				"{\"id\":\"m\",\"content\":[{\"type\":\"text\",\"text\":{\"value\":\"a\"}},{\"type\":\"audio\"},"
						+ "{\"type\":\"text\",\"text\":{\"value\":\"b\"}},{\"type\":\"text\",\"text\":null}]}"))
			.isInstanceOfSatisfying(ThreadMessageCompleted.class, (event) -> assertThat(event.text()).isEqualTo("ab"));
		assertThat(event("thread.message.completed", "{\"content\":null}"))
			.isInstanceOfSatisfying(ThreadMessageCompleted.class, (event) -> assertThat(event.text()).isEmpty());
		assertThat(event("thread.run.requires_action",
				"{\"id\":\"r\",\"required_action\":{\"type\":\"submit_tool_outputs\",\"submit_tool_outputs\":"
						+ "{\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}},"
						+ "{\"id\":\"c2\",\"type\":\"function\",\"function\":{\"name\":\"g\"}}]}}}"))
			.isInstanceOfSatisfying(ThreadRunRequiresAction.class,
					(event) -> assertThat(event.functionCalls()).extracting((call) -> call.id())
						.containsExactly("c1", "c2"));
		assertThat(event("thread.run.requires_action", "{\"id\":\"r\",\"required_action\":{\"type\":\"other\"}}"))
			.isInstanceOfSatisfying(ThreadRunRequiresAction.class,
					(event) -> assertThat(event.functionCalls()).isEmpty());
		FailureSummary cause = new FailureSummary("T", "m", null, null, null);
		RunFinished finished = new RunFinished(
				new RunSummary(RunOutcome.REFUSED, null, null, Duration.ZERO, null, null, cause), META);
		assertThat(finished.outcome()).isEqualTo(RunOutcome.REFUSED);
		assertThat(finished.cause()).isSameAs(cause);
	}

	// An object of every type at once, with content wherever a text may stand.
	private static String payload() {
		String text = "\"" + CONTENT + "\"";
		String object = "{\"id\":T,\"type\":\"function\",\"name\":T,\"value\":T,\"index\":0,\"text\":{\"value\":T,"
				+ "\"annotations\":[{\"type\":\"file_citation\",\"text\":T,\"file_citation\":{\"file_id\":T}}]},"
				+ "\"function\":{\"name\":T,\"arguments\":T,\"output\":T},T:T}";
		return ("{\"id\":T,\"object\":T,\"status\":T,\"thread_id\":T,\"run_id\":T,\"assistant_id\":T,\"model\":T,"
				+ "\"instructions\":T,\"metadata\":{T:T},\"message\":T,\"type\":T,\"code\":T,\"param\":T,\"role\":T,"
				+ "\"last_error\":{\"code\":T,\"message\":T},\"incomplete_details\":{\"reason\":T},\"tools\":[O],"
				+ "\"content\":[O,{\"type\":\"text\",\"text\":{\"value\":T}},{\"type\":\"refusal\",\"refusal\":T}],"
				+ "\"delta\":{\"role\":T,\"content\":[O],\"step_details\":{\"type\":\"tool_calls\",\"tool_calls\":[O]}},"
				+ "\"step_details\":{\"type\":\"tool_calls\",\"tool_calls\":[O]},\"tool_choice\":T,"
				+ "\"required_action\":{\"type\":T,\"submit_tool_outputs\":{\"tool_calls\":[O]}},T:T}")
			.replace("O", object)
			.replace("T", text);
	}

	private static AssistantsEvent event(String name, String data) {
		SseDecoder frames = new SseDecoder(1 << 20);
		frames.feed(ByteBuffer.wrap(("event: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8)));
		SseFrame frame = Objects.requireNonNull(frames.next());
		return Objects.requireNonNull(new EventCodec(JSON).decoder((payload) -> META).decode(frame));
	}

}
