package io.github.openaiassistants.model;

import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * What the model must produce: {@code auto}, or a certain format.
 */
public sealed interface ResponseFormat permits ResponseFormatMode, TextResponseFormat, JsonObjectResponseFormat,
		JsonSchemaResponseFormat, UnknownResponseFormat {

	/**
	 * Require JSON that follows a schema.
	 * @param name the name of the format
	 * @param schema the JSON Schema
	 * @param strict whether the schema is followed strictly
	 * @return the format
	 */
	static JsonSchemaResponseFormat jsonSchema(String name, JsonNode schema, boolean strict) {
		return new JsonSchemaResponseFormat("json_schema", new JsonSchemaFormat(name, null, schema, strict, Map.of()),
				Map.of());
	}

	/**
	 * Require JSON without a schema.
	 * @return the format
	 */
	static JsonObjectResponseFormat jsonObject() {
		return new JsonObjectResponseFormat("json_object", Map.of());
	}

	/**
	 * Require text.
	 * @return the format
	 */
	static TextResponseFormat text() {
		return new TextResponseFormat("text", Map.of());
	}

}
