package io.github.openaiassistants.test;

import java.util.Objects;

/**
 * A call of a function tool that a {@link RunScript} makes. The server gives it an id.
 *
 * @param name the name of the function
 * @param arguments the arguments as the model writes them: JSON text, sent as is and so
 * possibly malformed on purpose
 */
public record FunctionCall(String name, String arguments) {

	/**
	 * Checks what was given.
	 */
	public FunctionCall {
		Objects.requireNonNull(name, "name must not be null");
		Objects.requireNonNull(arguments, "arguments must not be null");
	}

}
