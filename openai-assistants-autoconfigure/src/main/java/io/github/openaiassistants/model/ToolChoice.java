package io.github.openaiassistants.model;

import java.util.Map;

/**
 * Which tool the model may or must use: a mode, or a certain tool.
 */
public sealed interface ToolChoice permits ToolChoiceMode, NamedToolChoice, UnknownToolChoice {

	/**
	 * Require the call of a function.
	 * @param name the name of the function
	 * @return the choice
	 */
	static NamedToolChoice function(String name) {
		return new NamedToolChoice("function", new ToolChoiceFunction(name, Map.of()), Map.of());
	}

}
