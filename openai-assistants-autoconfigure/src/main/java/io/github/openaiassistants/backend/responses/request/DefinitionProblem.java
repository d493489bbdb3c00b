package io.github.openaiassistants.backend.responses.request;

/**
 * Something that is wrong with the configuration.
 *
 * @param property the property, after {@code openai.assistants.}
 * @param problem what is wrong, as a part of a sentence
 * @param remedy what to write instead, as one or more sentences
 * @param fatal whether the application must not start with it; else it is worth a warning
 */
public record DefinitionProblem(String property, String problem, String remedy, boolean fatal) {

	static DefinitionProblem error(String property, String problem, String remedy) {
		return new DefinitionProblem(property, problem, remedy, true);
	}

	static DefinitionProblem warning(String property, String problem, String remedy) {
		return new DefinitionProblem(property, problem, remedy, false);
	}

}
