package io.github.openaiassistants.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.StringNode;

import io.github.openaiassistants.model.ErrorObject;

/**
 * The shapes in which servers send an error: the bare object; the object or a text under
 * {@code error}; and what is no object at all, mostly plain text. {@code error} among the
 * {@linkplain ErrorObject#extra() extra members} tells them apart, so that every shape is
 * written as it was read: not there, or null, in the bare object; the value in the
 * wrapped one, beside all other members; a missing node when there was no object.
 */
final class ErrorShapes {

	private static final String WRAPPER = "error";

	private static final String MESSAGE = "message";

	private ErrorShapes() {
	}

	static ErrorObject read(AssistantsJson json, String text) {
		JsonNode tree = RawJson.read(text);
		return read((tree != null) ? tree : StringNode.valueOf(text), (object) -> json.read(object, ErrorObject.class));
	}

	static ErrorObject read(JsonNode tree, Function<JsonNode, ErrorObject> reader) {
		if (!tree.isObject()) {
			return other(tree);
		}
		JsonNode inner = tree.get(WRAPPER);
		if (inner == null || inner.isNull()) {
			return reader.apply(tree);
		}
		Map<String, JsonNode> members = new LinkedHashMap<>();
		tree.properties().forEach((member) -> members.put(member.getKey(), member.getValue()));
		if (inner.isObject()) {
			ErrorObject error = reader.apply(inner);
			return new ErrorObject(error.type(), error.message(), error.param(), error.code(), members);
		}
		String message = inner.isString() ? inner.stringValue() : textOf(tree.get(MESSAGE));
		return new ErrorObject(textOf(tree.get("type")), message, textOf(tree.get("param")), textOf(tree.get("code")),
				members);
	}

	private static ErrorObject other(JsonNode value) {
		MissingNode missing = MissingNode.getInstance();
		if (value.isString() && !value.stringValue().isBlank()) {
			return new ErrorObject(null, value.stringValue(), null, null, Map.of(WRAPPER, missing));
		}
		String message = (value.isString() || value.isNull()) ? null : RawJson.write(value);
		return new ErrorObject(null, message, null, null, Map.of(WRAPPER, missing, MESSAGE, value));
	}

	/**
	 * Write an error that is not the bare object.
	 * @param error the error
	 * @param generator where to
	 * @return {@code false} when it is the bare object, and nothing was written
	 */
	static boolean write(ErrorObject error, JsonGenerator generator) {
		JsonNode wrapped = error.extra().get(WRAPPER);
		if (wrapped == null || wrapped.isNull()) {
			return false;
		}
		if (wrapped.isMissingNode()) {
			JsonNode message = error.extra().get(MESSAGE);
			ExactTree.write((message != null) ? message : StringNode.valueOf(String.valueOf(error.message())),
					generator);
			return true;
		}
		generator.writeStartObject();
		error.extra().forEach((name, member) -> {
			generator.writeName(name);
			ExactTree.write(member, generator);
		});
		generator.writeEndObject();
		return true;
	}

	private static @Nullable String textOf(@Nullable JsonNode node) {
		return (node != null && node.isString()) ? node.stringValue() : null;
	}

}
