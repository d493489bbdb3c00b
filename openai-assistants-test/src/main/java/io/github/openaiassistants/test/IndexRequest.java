package io.github.openaiassistants.test;

import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a file is to be added to a vector store.
 *
 * @param attributes what is noted about the file
 * @param chunkingStrategy how it is cut, as answers show it
 */
record IndexRequest(JsonNode attributes, JsonNode chunkingStrategy) {

	private static final int MAX_ATTRIBUTES = 16;

	private static final int MAX_NAME = 64;

	private static final int MAX_TEXT = 512;

	private static final int MIN_CHUNK = 100;

	private static final int MAX_CHUNK = 4096;

	/**
	 * Reads what a request says about files.
	 * @param body the request, or the part of it that describes a file
	 * @return the description
	 */
	static IndexRequest of(RequestBody body) {
		return new IndexRequest(attributes(body), chunkingStrategy(body));
	}

	static JsonNode attributes(RequestBody body) {
		if (!body.has("attributes")) {
			return Payloads.object();
		}
		ObjectNode attributes = RequestBody.of(body.json().path("attributes"), "attributes.").json();
		if (attributes.size() > MAX_ATTRIBUTES) {
			throw RefusedException.badRequest("object_above_max_properties", "attributes",
					"Invalid 'attributes': too many properties.");
		}
		for (Map.Entry<String, JsonNode> entry : attributes.properties()) {
			String member = "attributes." + entry.getKey();
			JsonNode value = entry.getValue();
			if (!value.isString() && !value.isNumber() && !value.isBoolean()) {
				throw RefusedException.badRequest("invalid_type", member,
						"Invalid type for '" + member + "': expected a string, a number or a boolean.");
			}
			if (entry.getKey().length() > MAX_NAME || value.asString().length() > MAX_TEXT) {
				throw RefusedException.badRequest("string_above_max_length", member,
						"Invalid '" + member + "': string too long.");
			}
		}
		return attributes;
	}

	private static JsonNode chunkingStrategy(RequestBody body) {
		ObjectNode shown = Payloads.object().put("type", "static");
		shown.putObject("static").put("max_chunk_size_tokens", 800).put("chunk_overlap_tokens", 400);
		if (!body.has("chunking_strategy")) {
			return shown;
		}
		RequestBody strategy = RequestBody.of(body.json().path("chunking_strategy"), "chunking_strategy.");
		String type = strategy.required("type");
		if (type.equals("auto")) {
			return shown;
		}
		if (!type.equals("static") || !strategy.has("static")) {
			throw RefusedException.badRequest("invalid_value", "chunking_strategy",
					"Invalid value for 'chunking_strategy': supported types are 'auto' and 'static'.");
		}
		RequestBody sizes = RequestBody.of(strategy.json().path("static"), "chunking_strategy.static.");
		sizes.only(Set.of("max_chunk_size_tokens", "chunk_overlap_tokens"));
		sizes.number("max_chunk_size_tokens", MIN_CHUNK, MAX_CHUNK);
		sizes.number("chunk_overlap_tokens", 0, sizes.json().path("max_chunk_size_tokens").asInt(0) / 2.0);
		return shown.set("static", sizes.json());
	}

}
