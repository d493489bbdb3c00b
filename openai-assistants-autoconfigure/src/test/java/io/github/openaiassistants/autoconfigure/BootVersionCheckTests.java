package io.github.openaiassistants.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class BootVersionCheckTests {

	@ParameterizedTest
	@ValueSource(strings = { "3.5.7", "2.7.18", "3.0.0-SNAPSHOT" })
	void oldVersionsAreRefused(String version) {
		assertThatExceptionOfType(UnsupportedBootException.class).isThrownBy(() -> BootVersionCheck.check(version))
			.withMessage("openai-assistants-spring-boot-starter needs Spring Boot 4.1 or later, "
					+ "and this application runs on " + version);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "4.1.0", "4.2.0-M1", "10.0.0", "next" })
	void otherVersionsAreNot(@Nullable String version) {
		assertThatNoException().isThrownBy(() -> BootVersionCheck.check(version));
	}

	@Test
	void whatToDoIsSaid() {
		FailureAnalysis analysis = new UnsupportedBootFailureAnalyzer().analyze(new UnsupportedBootException("3.5.7"));
		assertThat(analysis).isNotNull();
		assertThat(analysis.getDescription()).endsWith("runs on 3.5.7.");
		assertThat(analysis.getAction()).contains("4.1.0 or later");
	}

}
