package io.github.openaiassistants.codec;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.DoneEvent;
import io.github.openaiassistants.event.ErrorEvent;
import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.EventOrigin;
import io.github.openaiassistants.event.FailureSummary;
import io.github.openaiassistants.event.FunctionCallDetails;
import io.github.openaiassistants.event.FunctionCallFailed;
import io.github.openaiassistants.event.FunctionCallFinished;
import io.github.openaiassistants.event.FunctionCallStarted;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.RunRecoveryStarted;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.event.RunSnapshot;
import io.github.openaiassistants.event.RunSummary;
import io.github.openaiassistants.event.UndecodableEvent;
import io.github.openaiassistants.event.UnknownEvent;
import io.github.openaiassistants.model.ErrorObject;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.Usage;

/**
 * Events of every kind.
 */
final class EventSamples {

	private static final EventMeta FULL = new EventMeta(
			new RunReference("run_1", "thread_1", "asst_1", "default", "c-2", "c-1", Map.of("user", "u 1", "b", "")),
			Long.MAX_VALUE, Instant.parse("2025-07-08T18:40:00.123456789Z"), EventOrigin.RELAYED);

	private static final EventMeta EMPTY = new EventMeta(new RunReference(null, null, null, "", "", null, Map.of()), 0,
			Instant.EPOCH, EventOrigin.STREAM);

	private static final List<WireData.Payload> PAYLOADS = WireData.payloads();

	private EventSamples() {
	}

	static List<AssistantsEvent> all() {
		List<AssistantsEvent> events = new ArrayList<>();
		for (EventType type : new EventTypes().all()) {
			PAYLOADS.stream()
				.filter((payload) -> payload.type() == type.payload())
				.limit(3)
				.forEach((payload) -> events
					.add(type.event(Streams.JSON.read(payload.json().toString(), type.payload()), FULL)));
		}
		events.addAll(raw());
		events.addAll(lifecycle());
		return events;
	}

	private static List<AssistantsEvent> raw() {
		ErrorObject error = new ErrorObject("t", "m", null, "c", Map.of());
		return List.of(new ErrorEvent(error, FULL),
				new ErrorEvent(new ErrorObject(null, null, null, null, Map.of()), EMPTY), new DoneEvent("[DONE]", FULL),
				new DoneEvent("", EMPTY), new UnknownEvent("ping", "{\"a\":[1,null]}", FULL),
				new UnknownEvent("ping", "\"text\"", FULL), new UnknownEvent("ping", "text\nof\r\nlines \u2028", EMPTY),
				new UnknownEvent("ping", "{\"a\":1}}", FULL), new UnknownEvent("", "17", FULL),
				new UnknownEvent("run.finished", "{}", FULL), new UnknownEvent("thread.run.created", "x", FULL),
				new UnknownEvent("error", "null", FULL), new UnknownEvent("done", "[DONE]", FULL),
				new UndecodableEvent("thread.run.created", "{\n\"a\":\r", "not valid JSON", FULL),
				new UndecodableEvent("error", "", "", EMPTY));
	}

	private static List<AssistantsEvent> lifecycle() {
		FailureSummary full = new FailureSummary("NotFoundException", "m", 404, "c", "req_1");
		FailureSummary empty = new FailureSummary("", "", null, null, null);
		FunctionCallDetails call = new FunctionCallDetails("call_1", "f", Duration.ofNanos(1_000_000_001), full);
		FunctionCallDetails started = new FunctionCallDetails("call_1", "f", null, null);
		RunSnapshot snapshot = new RunSnapshot(List.of(payload(MessageObject.class), payload(MessageObject.class)),
				List.of(payload(RunStepObject.class)));
		Usage usage = Streams.JSON.read("{\"total_tokens\":3,\"x\":null}", Usage.class);
		RunSummary summary = new RunSummary(RunOutcome.LOST, payload(RunObject.class), usage, Duration.ofMillis(1500),
				Duration.ofMillis(-1), snapshot, full);
		Stream<AssistantsEvent> ended = Arrays.stream(RunOutcome.values())
			.map((outcome) -> new RunFinished(new RunSummary(outcome, null, null, Duration.ZERO, null, null, null),
					EMPTY));
		RunSummary nothing = new RunSummary(RunOutcome.COMPLETED, null, null, Duration.ofDays(99), null,
				new RunSnapshot(List.of(), List.of()), empty);
		return Stream.concat(ended,
				Stream.of(new RunFinished(summary, FULL), new RunFinished(nothing, FULL),
						new RunRecoveryStarted(full, FULL), new RunRecoveryStarted(empty, EMPTY),
						new FunctionCallStarted(started, FULL), new FunctionCallFinished(call, FULL),
						new FunctionCallFailed(call, EMPTY)))
			.toList();
	}

	private static <T> T payload(Class<T> type) {
		return PAYLOADS.stream()
			.filter((payload) -> payload.type() == type)
			.map((payload) -> Streams.JSON.read(payload.json().toString(), type))
			.findFirst()
			.orElseThrow();
	}

}
