package io.github.openaiassistants.function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A function to test with.
 *
 * @param name its name
 * @param body what it does
 */
record TestFunction(String name, Body body) implements FunctionHandler {

	@Override
	public @Nullable Object call(JsonNode arguments, FunctionCallContext context) throws Exception {
		return this.body.call(arguments, context);
	}

	/**
	 * What a function does.
	 */
	interface Body {

		@Nullable Object call(JsonNode arguments, FunctionCallContext context) throws Exception;

	}

}
