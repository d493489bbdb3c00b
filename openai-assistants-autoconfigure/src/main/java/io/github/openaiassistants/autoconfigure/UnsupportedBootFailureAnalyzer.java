package io.github.openaiassistants.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what to do about a Spring Boot that is too old.
 */
class UnsupportedBootFailureAnalyzer extends AbstractFailureAnalyzer<UnsupportedBootException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnsupportedBootException cause) {
		return new FailureAnalysis(cause.getMessage() + ".",
				"Update Spring Boot: set the version of spring-boot-starter-parent, or of the imported "
						+ "spring-boot-dependencies, to 4.1.0 or later. Until then, remove the starter.",
				cause);
	}

}
