package io.github.openaiassistants.function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what models are told: outputs and failures.
 */
final class OutputWriter {

	private final JsonMapper mapper;

	private final FunctionSettings.Errors errors;

	OutputWriter(JsonMapper mapper, FunctionSettings.Errors errors) {
		this.mapper = mapper;
		this.errors = errors;
	}

	String output(@Nullable Object value) {
		return (value instanceof String text) ? text : this.mapper.writeValueAsString(value);
	}

	String error(CallFailure failure) {
		boolean detailed = this.errors == FunctionSettings.Errors.TELL_MODEL_WITH_MESSAGE && failure.message() != null;
		String text = detailed ? failure.told() + " " + failure.message() : failure.told();
		return this.mapper.createObjectNode().put("error", text).toString();
	}

}
