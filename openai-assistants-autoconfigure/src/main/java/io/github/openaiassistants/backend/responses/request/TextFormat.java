package io.github.openaiassistants.backend.responses.request;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.JsonObjectResponseFormat;
import io.github.openaiassistants.model.JsonSchemaFormat;
import io.github.openaiassistants.model.JsonSchemaResponseFormat;
import io.github.openaiassistants.model.ResponseFormat;
import io.github.openaiassistants.model.ResponseFormatMode;
import io.github.openaiassistants.model.TextResponseFormat;
import io.github.openaiassistants.model.UnknownResponseFormat;

/**
 * What the model must produce.
 */
final class TextFormat {

	private static final String FIELD = "response_format";

	private TextFormat() {
	}

	// Return the format, or null when the model is free
	static @Nullable JsonNode of(@Nullable ResponseFormat format) {
		if (format == null || ResponseFormatMode.AUTO.equals(format)) {
			return null;
		}
		if (format instanceof TextResponseFormat text) {
			return Trees.with(Trees.object("text"), text.extra());
		}
		if (format instanceof JsonObjectResponseFormat object) {
			return Trees.with(Trees.object("json_object"), object.extra());
		}
		if (format instanceof JsonSchemaResponseFormat schema && schema.jsonSchema() != null) {
			return Trees.with(schema(schema.jsonSchema()), schema.extra());
		}
		if (format instanceof UnknownResponseFormat unknown && unknown.type() != null) {
			return unknown.raw();
		}
		throw new RequestNotValidException(FIELD, FIELD + " must be auto or an object with a type");
	}

	private static ObjectNode schema(JsonSchemaFormat schema) {
		ObjectNode format = Trees.object("json_schema");
		Trees.with(format, "name", schema.name());
		Trees.with(format, "description", schema.description());
		Trees.with(format, "schema", schema.schema());
		if (schema.strict() != null) {
			format.put("strict", schema.strict());
		}
		return Trees.with(format, schema.extra());
	}

}
