package io.github.openaiassistants.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;

import io.github.openaiassistants.backend.responses.request.DefinitionProblem;

/**
 * Settings of the Responses API or definitions of assistants that cannot work.
 */
class DefinitionProblemsException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<DefinitionProblem> problems;

	DefinitionProblemsException(List<DefinitionProblem> problems) {
		super(problems.stream().map(DefinitionProblemsException::describe).collect(Collectors.joining("\n")));
		this.problems = problems;
	}

	static void throwIfFatal(List<DefinitionProblem> problems) {
		List<DefinitionProblem> fatal = problems.stream().filter(DefinitionProblem::fatal).toList();
		if (!fatal.isEmpty()) {
			throw new DefinitionProblemsException(fatal);
		}
	}

	static String describe(DefinitionProblem problem) {
		return "openai.assistants." + problem.property() + ": " + problem.problem() + ".";
	}

	List<DefinitionProblem> problems() {
		return this.problems;
	}

}
