package io.github.openaiassistants.function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A function of the application that assistants may call. Beans of this type are found by
 * their name.
 */
public interface FunctionHandler {

	/**
	 * Return the name of the function. Asked once.
	 * @return letters, digits, {@code _} and {@code -}, at most 64
	 */
	String name();

	/**
	 * Return what the function does, for the model.
	 * @return the description, or {@code null} for none
	 */
	default @Nullable String description() {
		return null;
	}

	/**
	 * Return the JSON Schema of the parameters. Asked once.
	 * @return the schema of an object as JSON text; without parameters when not
	 * overridden
	 */
	default String parameters() {
		return "{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}";
	}

	/**
	 * Return whether the server is asked to keep arguments to the schema strictly.
	 * @return whether the function is strict
	 */
	default boolean strict() {
		return false;
	}

	/**
	 * Call the function. May block, until the thread is interrupted because the time is
	 * over or the run has ended. Called for several calls at the same time.
	 * @param arguments the arguments, a JSON object that need not fit the schema
	 * @param context which call of which run it is
	 * @return the output: text is told to the model as it is, anything else as JSON
	 * @throws FunctionCallException to tell the model why there is no output
	 * @throws Exception when it fails; the model is told so, but not the message
	 */
	@Nullable Object call(JsonNode arguments, FunctionCallContext context) throws Exception;

}
