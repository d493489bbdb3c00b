package io.github.openaiassistants.autoconfigure;

import java.util.stream.Collectors;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what to write instead of all that cannot work.
 */
class DefinitionProblemsFailureAnalyzer extends AbstractFailureAnalyzer<DefinitionProblemsException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, DefinitionProblemsException cause) {
		String action = cause.problems()
			.stream()
			.map((problem) -> "openai.assistants." + problem.property() + ": " + problem.remedy())
			.collect(Collectors.joining("\n"));
		return new FailureAnalysis(String.valueOf(cause.getMessage()), action, cause);
	}

}
