package io.github.openaiassistants.test;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON body of a request, read as strictly as the service reads it.
 */
final class RequestBody {

	private static final int MAX_METADATA = 16;

	private static final int MAX_METADATA_KEY = 64;

	private static final int MAX_METADATA_VALUE = 512;

	private final ObjectNode json;

	private final String prefix;

	private RequestBody(ObjectNode json, String prefix) {
		this.json = json;
		this.prefix = prefix;
	}

	/**
	 * Parses a body.
	 * @param text the text, empty for an empty object
	 * @return the body
	 */
	static RequestBody parse(String text) {
		if (text.isBlank()) {
			return of(Payloads.object(), "");
		}
		try {
			return of(JsonMapper.shared().readTree(text), "");
		}
		catch (JacksonException ex) {
			throw RefusedException.badRequest("We could not parse the JSON body of your request. The API expects a "
					+ "JSON payload, but what was sent was not valid JSON.");
		}
	}

	static RequestBody of(JsonNode json, String prefix) {
		if (json instanceof ObjectNode object) {
			return new RequestBody(object, prefix);
		}
		throw RefusedException.badRequest("invalid_type", prefix, "Invalid type: expected an object.");
	}

	ObjectNode json() {
		return this.json;
	}

	/**
	 * Refuses members that the operation does not know.
	 * @param known the names it knows
	 */
	void only(Set<String> known) {
		Set<String> unknown = new TreeSet<>(this.json.propertyNames());
		unknown.removeAll(known);
		for (String name : unknown) {
			throw RefusedException.badRequest("unknown_parameter", path(name),
					"Unknown parameter: '" + path(name) + "'.");
		}
	}

	boolean has(String name) {
		return this.json.hasNonNull(name);
	}

	String required(String name) {
		String value = text(name);
		if (value == null) {
			throw RefusedException.badRequest("missing_required_parameter", path(name),
					"Missing required parameter: '" + path(name) + "'.");
		}
		return value;
	}

	@Nullable String text(String name) {
		JsonNode value = this.json.path(name);
		if (value.isMissingNode() || value.isNull()) {
			return null;
		}
		if (!value.isString()) {
			throw wrongType(name, "a string");
		}
		return value.stringValue();
	}

	boolean flag(String name) {
		JsonNode value = this.json.path(name);
		if (value.isMissingNode() || value.isNull()) {
			return false;
		}
		if (!value.isBoolean()) {
			throw wrongType(name, "a boolean");
		}
		return value.booleanValue();
	}

	void number(String name, double min, double max) {
		JsonNode value = this.json.path(name);
		if (value.isMissingNode() || value.isNull()) {
			return;
		}
		if (!value.isNumber()) {
			throw wrongType(name, "a number");
		}
		if (value.doubleValue() < min || value.doubleValue() > max) {
			throw RefusedException.badRequest("invalid_value", path(name),
					"Invalid '" + path(name) + "': the value is outside its limits.");
		}
	}

	/**
	 * Returns an array.
	 * @param name the name of the member
	 * @param max the greatest allowed number of elements
	 * @return the array, missing when absent or null
	 */
	JsonNode array(String name, int max) {
		JsonNode value = this.json.path(name);
		if (value.isMissingNode() || value.isNull()) {
			return this.json.path("");
		}
		if (!value.isArray()) {
			throw wrongType(name, "an array");
		}
		if (value.size() > max) {
			throw RefusedException.badRequest("array_above_max_length", path(name),
					"Invalid '" + path(name) + "': array too long. Expected an array with maximum length " + max + ".");
		}
		return value;
	}

	/**
	 * Returns the metadata, checked.
	 * @return the metadata, empty when absent or null
	 */
	JsonNode metadata() {
		JsonNode metadata = this.json.path("metadata");
		if (metadata.isMissingNode() || metadata.isNull()) {
			return Payloads.object();
		}
		if (!metadata.isObject()) {
			throw wrongType("metadata", "an object");
		}
		if (metadata.size() > MAX_METADATA) {
			throw RefusedException.badRequest("object_above_max_properties", path("metadata"),
					"Invalid 'metadata': too many properties.");
		}
		for (Map.Entry<String, JsonNode> entry : metadata.properties()) {
			String member = "metadata." + entry.getKey();
			if (!entry.getValue().isString()) {
				throw wrongType(member, "a string");
			}
			if (entry.getKey().length() > MAX_METADATA_KEY
					|| entry.getValue().stringValue().length() > MAX_METADATA_VALUE) {
				throw RefusedException.badRequest("string_above_max_length", path(member),
						"Invalid '" + path(member) + "': string too long.");
			}
		}
		return metadata;
	}

	private RefusedException wrongType(String name, String expected) {
		return RefusedException.badRequest("invalid_type", path(name),
				"Invalid type for '" + path(name) + "': expected " + expected + ".");
	}

	String path(String name) {
		return this.prefix + name;
	}

}
