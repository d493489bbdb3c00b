package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A tool that an assistant may use.
 */
public sealed interface Tool permits CodeInterpreterTool, FileSearchTool, FunctionTool, UnknownTool {

	/**
	 * Return the discriminator.
	 * @return the {@code type} member, or {@code null} when there is none
	 */
	@Nullable String type();

	/**
	 * Create the code interpreter.
	 * @return the tool
	 */
	static CodeInterpreterTool codeInterpreter() {
		return new CodeInterpreterTool("code_interpreter", Map.of());
	}

	/**
	 * Create file search with the settings of the server.
	 * @return the tool
	 */
	static FileSearchTool fileSearch() {
		return new FileSearchTool("file_search", null, Map.of());
	}

	/**
	 * Create a function.
	 * @param name its name: letters, digits, {@code _} and {@code -}, at most 64
	 * @param description what it does, told to the model
	 * @param parameters the JSON Schema of its parameters
	 * @return the tool
	 */
	static FunctionTool function(String name, @Nullable String description, @Nullable JsonNode parameters) {
		return new FunctionTool("function", new FunctionDefinition(name, description, parameters, null, Map.of()),
				Map.of());
	}

}
