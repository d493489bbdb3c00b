package io.github.openaiassistants.samples.servlet;

import java.time.Duration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import io.github.openaiassistants.test.AssistantsServer;

import static io.github.openaiassistants.test.RunMatcher.anyRun;

/**
 * Runs the application against the embedded server: no key and no network are needed.
 */
public final class TestServletApplication {

	private TestServletApplication() {
	}

	/**
	 * Run the application until it is stopped.
	 * @param args the options
	 */
	public static void main(String[] args) {
		SpringApplication.from(ServletApplication::main)
			.with(StandIn.class)
			.withAdditionalProfiles("stand-in")
			.run(args);
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class StandIn {

		@Bean
		AssistantsServer assistantsServer() {
			AssistantsServer server = AssistantsServer.builder().anyAssistant(true).start();
			server.when(anyRun()).say("These words came one by one.").pace(Duration.ofMillis(80));
			return server;
		}

	}

}
