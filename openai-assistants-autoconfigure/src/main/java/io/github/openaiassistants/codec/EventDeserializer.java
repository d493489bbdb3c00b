package io.github.openaiassistants.codec;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;

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
 * Reads what {@link EventSerializer} writes.
 */
final class EventDeserializer extends ValueDeserializer<AssistantsEvent> {

	private final Class<?> target;

	private final EventTypes types;

	EventDeserializer(Class<?> target, EventTypes types) {
		this.target = target;
		this.types = types;
	}

	@Override
	public Class<?> handledType() {
		return this.target;
	}

	@Override
	public AssistantsEvent deserialize(JsonParser parser, DeserializationContext context) {
		AssistantsEvent event = read(ExactTree.read(parser), context);
		if (event == null || !this.target.isInstance(event)) {
			return context.reportInputMismatch(this, "This is not the JSON of a %s", this.target.getSimpleName());
		}
		return event;
	}

	@Override
	public Object deserializeWithType(JsonParser parser, DeserializationContext context, TypeDeserializer types) {
		return deserialize(parser, context);
	}

	private @Nullable AssistantsEvent read(JsonNode tree, DeserializationContext context) {
		JsonNode name = tree.path("event");
		JsonNode data = tree.path("data");
		JsonNode meta = tree.path("meta");
		if (!name.isString() || data.isMissingNode() || !meta.isObject()) {
			return null;
		}
		try {
			return read(name.stringValue(), tree, data, meta(meta), context);
		}
		catch (DateTimeException | IllegalArgumentException ex) {
			// A text that is no time, no duration or none of our constants
			return null;
		}
	}

	private @Nullable AssistantsEvent read(String name, JsonNode tree, JsonNode data, EventMeta meta,
			DeserializationContext context) {
		JsonNode problem = tree.path("problem");
		if (problem.isString()) {
			return new UndecodableEvent(name, text(data), problem.stringValue(), meta);
		}
		if (tree.path("unknown").asBoolean(false) || !this.types.isTaken(name)) {
			return new UnknownEvent(name, text(data), meta);
		}
		if (name.equals(DoneEvent.NAME)) {
			return new DoneEvent(text(data), meta);
		}
		if (name.equals(ErrorEvent.NAME)) {
			return new ErrorEvent(ErrorShapes.read(data, (bare) -> value(bare, ErrorObject.class, context)), meta);
		}
		if (!data.isObject()) {
			return null;
		}
		EventType type = this.types.find(name);
		return (type != null) ? type.event(value(data, type.payload(), context), meta)
				: lifecycle(name, data, meta, context);
	}

	private @Nullable AssistantsEvent lifecycle(String name, JsonNode data, EventMeta meta,
			DeserializationContext context) {
		return switch (name) {
			case RunFinished.NAME -> new RunFinished(summary(data, context), meta);
			case RunRecoveryStarted.NAME -> new RunRecoveryStarted(failure(data), meta);
			case FunctionCallStarted.NAME -> new FunctionCallStarted(call(data), meta);
			case FunctionCallFinished.NAME -> new FunctionCallFinished(call(data), meta);
			case FunctionCallFailed.NAME -> new FunctionCallFailed(call(data), meta);
			default -> null;
		};
	}

	private static EventMeta meta(JsonNode meta) {
		Map<String, String> attributes = new LinkedHashMap<>();
		meta.path("attributes").properties().forEach((entry) -> attributes.put(entry.getKey(), text(entry.getValue())));
		RunReference run = new RunReference(optional(meta, "runId"), optional(meta, "threadId"),
				optional(meta, "assistantId"), meta.path("client").asString(""), meta.path("clientRunId").asString(""),
				optional(meta, "continues"), attributes);
		return new EventMeta(run, meta.path("sequence").asLong(0),
				Instant.parse(meta.path("receivedAt").asString("1970-01-01T00:00:00Z")),
				EventOrigin.valueOf(meta.path("origin").asString(EventOrigin.STREAM.name())));
	}

	private RunSummary summary(JsonNode data, DeserializationContext context) {
		RunOutcome outcome = RunOutcome.valueOf(data.path("outcome").asString("").toUpperCase(Locale.ROOT));
		JsonNode snapshot = data.path("snapshot");
		return new RunSummary(outcome, optional(data, "run", RunObject.class, context),
				optional(data, "usage", Usage.class, context), Duration.parse(data.path("duration").asString("PT0S")),
				duration(data, "timeToFirstText"),
				snapshot.isObject() ? new RunSnapshot(values(snapshot, "messages", MessageObject.class, context),
						values(snapshot, "steps", RunStepObject.class, context)) : null,
				data.path("cause").isObject() ? failure(data.get("cause")) : null);
	}

	private static FunctionCallDetails call(JsonNode data) {
		return new FunctionCallDetails(data.path("callId").asString(""), data.path("functionName").asString(""),
				duration(data, "duration"), data.path("cause").isObject() ? failure(data.get("cause")) : null);
	}

	private static FailureSummary failure(JsonNode data) {
		JsonNode status = data.path("status");
		return new FailureSummary(data.path("type").asString(""), data.path("message").asString(""),
				status.isInt() ? status.intValue() : null, optional(data, "code"), optional(data, "requestId"));
	}

	private static String text(JsonNode data) {
		return data.isString() ? data.stringValue() : RawJson.write(data);
	}

	private static @Nullable String optional(JsonNode tree, String name) {
		JsonNode value = tree.path(name);
		return value.isString() ? value.stringValue() : null;
	}

	private static @Nullable Duration duration(JsonNode tree, String name) {
		String text = optional(tree, name);
		return (text != null) ? Duration.parse(text) : null;
	}

	private <T> @Nullable T optional(JsonNode tree, String name, Class<T> type, DeserializationContext context) {
		JsonNode value = tree.path(name);
		return value.isObject() ? value(value, type, context) : null;
	}

	private <T> List<T> values(JsonNode tree, String name, Class<T> type, DeserializationContext context) {
		List<T> values = new ArrayList<>();
		for (JsonNode value : tree.path(name)) {
			values.add(value(value, type, context));
		}
		return values;
	}

	// Null would be read as null, and is no value of any type here
	private <T> T value(JsonNode tree, Class<T> type, DeserializationContext context) {
		return tree.isNull() ? context.reportInputMismatch(this, "No value for a %s", type.getSimpleName())
				: context.readTreeAsValue(tree, type);
	}

}
