package io.github.openaiassistants.samples.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.backend.responses.BridgeSettings;
import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.http.AssistantsCredential;
import io.github.openaiassistants.http.AssistantsCredentials;

import static org.assertj.core.api.Assertions.assertThat;

class MigrationSettingsTests {

	private final Path folder;

	MigrationSettingsTests(@TempDir Path folder) {
		this.folder = folder;
	}

	static List<String> settings() {
		return new ReadmeTests().blocks("yaml")
			.stream()
			.filter((block) -> block.contains("asst_abc123:\n        model: ") && !block.contains("functions:"))
			.toList();
	}

	@Test
	void shouldShowFiveServers() {
		assertThat(settings()).hasSize(5);
	}

	@ParameterizedTest
	@MethodSource("settings")
	void shouldStart(String settings) throws IOException {
		Path file = Files.writeString(this.folder.resolve("settings.yml"), settings);
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.run("--spring.config.import=file:" + file, "--OPENAI_API_KEY=any")) {
			assertThat(context.getBean(AssistantsClient.class).blocking().assistants().retrieve("asst_abc123").model())
				.isNotBlank();
			assertThat(context.getBean(BridgeSettings.class).options().keepsItems())
				.isEqualTo(settings.contains("localhost"));
		}
	}

	/**
	 * No configuration class by annotation, so that no other application finds it.
	 */
	@EnableAutoConfiguration
	static class Application {

		@Bean
		AssistantsCredentials assistantsCredentials() {
			return () -> Mono.fromSupplier(() -> AssistantsCredential.of("token", Instant.MAX));
		}

		@Bean
		ReactorResourceFactory reactorResourceFactory() {
			ReactorResourceFactory factory = new ReactorResourceFactory();
			factory.setUseGlobalResources(false);
			factory.setShutdownQuietPeriod(Duration.ZERO);
			return factory;
		}

	}

}
