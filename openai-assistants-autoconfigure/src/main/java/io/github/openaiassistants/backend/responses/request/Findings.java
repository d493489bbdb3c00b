package io.github.openaiassistants.backend.responses.request;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with one definition.
 */
final class Findings {

	private final String root;

	private final List<DefinitionProblem> problems;

	Findings(String root, List<DefinitionProblem> problems) {
		this.root = root;
		this.problems = problems;
	}

	void error(@Nullable String property, String problem, String remedy) {
		this.problems.add(DefinitionProblem.error(path(property), problem, remedy));
	}

	void warning(String property, String problem, String remedy) {
		this.problems.add(DefinitionProblem.warning(path(property), problem, remedy));
	}

	private String path(@Nullable String property) {
		return (property != null) ? this.root + "." + property : this.root;
	}

}
