package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Works in a servlet application, in a reactive one, and without any web server.
 */
class WebFlavourTests {

	@ParameterizedTest
	@EnumSource
	void runIsStreamedInEveryKindOfApplication(WebApplicationType type) {
		run(type);
	}

	@ParameterizedTest
	@EnumSource
	void runIsStreamedWithVirtualThreadsSwitchedOn(WebApplicationType type) {
		run(type, "spring.threads.virtual.enabled=true");
	}

	@Test
	void runIsStreamedThroughAnotherConnector() {
		run(WebApplicationType.NONE, "spring.http.clients.reactive.connector=jdk");
	}

	private static void run(WebApplicationType type, String... properties) {
		try (AssistantsServer server = AssistantsServer.builder()
			.answers((request) -> RunScript.answering("Good", " morning"))
			.start();
				ListeningApplication application = ListeningApplication.start(server.baseUrl(), type, List.of(),
						properties)) {
			assertThat(application.context() instanceof WebServerApplicationContext)
				.isEqualTo(type != WebApplicationType.NONE);
			RunFinished finished = application.streamer()
				.launch(CreateThreadAndRunRequest.of(server.createAssistant(), "Hello"))
				.finished()
				.blockOptional(Duration.ofSeconds(20))
				.orElseThrow();
			assertThat(finished.outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertThat(application.recorder().text()).isEqualTo("Good morning");
		}
	}

}
