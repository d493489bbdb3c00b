package io.github.openaiassistants.backend.responses.request;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.model.FunctionTool;

/**
 * Finds what the model is shown of the functions of the application.
 */
@FunctionalInterface
public interface FunctionSchemas {

	/**
	 * Find a function.
	 * @param name the name of the function
	 * @return the function as a tool, or {@code null} when there is none of this name
	 */
	@Nullable FunctionTool find(String name);

}
