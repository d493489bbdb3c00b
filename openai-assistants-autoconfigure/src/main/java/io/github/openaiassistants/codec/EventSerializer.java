package io.github.openaiassistants.codec;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.FailureSummary;
import io.github.openaiassistants.event.FunctionCallDetails;
import io.github.openaiassistants.event.RunSnapshot;
import io.github.openaiassistants.event.RunSummary;
import io.github.openaiassistants.event.UndecodableEvent;
import io.github.openaiassistants.event.UnknownEvent;
import io.github.openaiassistants.model.ErrorObject;

/**
 * Writes any event as {@code {"event", "data", "meta"}}. Payloads of the wire look as on
 * the wire; what is no JSON is written as text.
 */
final class EventSerializer extends ValueSerializer<AssistantsEvent> {

	private final EventTypes types;

	EventSerializer(EventTypes types) {
		this.types = types;
	}

	@Override
	public Class<?> handledType() {
		return AssistantsEvent.class;
	}

	@Override
	public void serialize(AssistantsEvent event, JsonGenerator generator, SerializationContext context) {
		generator.writeStartObject();
		generator.writeStringProperty("event", event.name());
		generator.writeName("data");
		writeData(event, generator, context);
		if (event instanceof UndecodableEvent undecodable) {
			generator.writeStringProperty("problem", undecodable.problem());
		}
		if (event instanceof UnknownEvent && this.types.isTaken(event.name())) {
			// A server may use a name that is ours, which must not make it our event
			generator.writeBooleanProperty("unknown", true);
		}
		generator.writeName("meta");
		writeMeta(event.meta(), generator);
		generator.writeEndObject();
	}

	@Override
	public void serializeWithType(AssistantsEvent event, JsonGenerator generator, SerializationContext context,
			TypeSerializer typeSerializer) {
		serialize(event, generator, context);
	}

	private static void writeData(AssistantsEvent event, JsonGenerator generator, SerializationContext context) {
		Object data = event.data();
		if (event instanceof UnknownEvent unknown) {
			writeRaw(unknown.data(), generator);
		}
		else if (event instanceof UndecodableEvent undecodable) {
			writeRaw(undecodable.data(), generator);
		}
		else if (data instanceof String text) {
			generator.writeString(text);
		}
		else if (data instanceof RunSummary summary) {
			writeSummary(summary, generator, context);
		}
		else if (data instanceof FunctionCallDetails call) {
			writeCall(call, generator);
		}
		else if (data instanceof FailureSummary failure) {
			writeFailure(failure, generator);
		}
		else if (!(data instanceof ErrorObject error && ErrorShapes.write(error, generator))) {
			context.writeValue(generator, data);
		}
	}

	// A JSON text stays quoted text, or it could not be told from a payload that is no
	// JSON
	private static void writeRaw(String raw, JsonGenerator generator) {
		JsonNode tree = RawJson.read(raw);
		if (tree == null || tree.isString()) {
			generator.writeString(raw);
		}
		else {
			ExactTree.write(tree, generator);
		}
	}

	private static void writeMeta(EventMeta meta, JsonGenerator generator) {
		generator.writeStartObject();
		writeText("runId", meta.runId(), generator);
		writeText("threadId", meta.threadId(), generator);
		writeText("assistantId", meta.assistantId(), generator);
		generator.writeStringProperty("client", meta.client());
		generator.writeStringProperty("clientRunId", meta.clientRunId());
		writeText("continues", meta.continues(), generator);
		generator.writeName("attributes");
		generator.writeStartObject();
		meta.attributes().forEach(generator::writeStringProperty);
		generator.writeEndObject();
		generator.writeNumberProperty("sequence", meta.sequence());
		generator.writeStringProperty("receivedAt", meta.receivedAt().toString());
		generator.writeStringProperty("origin", meta.origin().name());
		generator.writeEndObject();
	}

	private static void writeSummary(RunSummary summary, JsonGenerator generator, SerializationContext context) {
		generator.writeStartObject();
		generator.writeStringProperty("outcome", summary.outcome().value());
		writeValue("run", summary.run(), generator, context);
		writeValue("usage", summary.usage(), generator, context);
		generator.writeStringProperty("duration", summary.duration().toString());
		writeText("timeToFirstText", summary.timeToFirstText(), generator);
		RunSnapshot snapshot = summary.snapshot();
		if (snapshot != null) {
			generator.writeName("snapshot");
			generator.writeStartObject();
			writeValues("messages", snapshot.messages(), generator, context);
			writeValues("steps", snapshot.steps(), generator, context);
			generator.writeEndObject();
		}
		if (summary.cause() != null) {
			generator.writeName("cause");
			writeFailure(summary.cause(), generator);
		}
		generator.writeEndObject();
	}

	private static void writeCall(FunctionCallDetails call, JsonGenerator generator) {
		generator.writeStartObject();
		generator.writeStringProperty("callId", call.callId());
		generator.writeStringProperty("functionName", call.functionName());
		writeText("duration", call.duration(), generator);
		if (call.cause() != null) {
			generator.writeName("cause");
			writeFailure(call.cause(), generator);
		}
		generator.writeEndObject();
	}

	private static void writeFailure(FailureSummary failure, JsonGenerator generator) {
		generator.writeStartObject();
		generator.writeStringProperty("type", failure.type());
		generator.writeStringProperty("message", failure.message());
		if (failure.status() != null) {
			generator.writeNumberProperty("status", failure.status());
		}
		writeText("code", failure.code(), generator);
		writeText("requestId", failure.requestId(), generator);
		generator.writeEndObject();
	}

	private static void writeText(String name, @Nullable Object value, JsonGenerator generator) {
		if (value != null) {
			generator.writeStringProperty(name, value.toString());
		}
	}

	private static void writeValue(String name, @Nullable Object value, JsonGenerator generator,
			SerializationContext context) {
		if (value != null) {
			generator.writeName(name);
			context.writeValue(generator, value);
		}
	}

	private static void writeValues(String name, List<?> values, JsonGenerator generator,
			SerializationContext context) {
		generator.writeName(name);
		generator.writeStartArray();
		values.forEach((value) -> context.writeValue(generator, value));
		generator.writeEndArray();
	}

}
