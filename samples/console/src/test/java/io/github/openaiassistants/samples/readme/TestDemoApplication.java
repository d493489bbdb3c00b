package io.github.openaiassistants.samples.readme;

import java.time.Duration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.openaiassistants.test.AssistantsServer;

import static io.github.openaiassistants.test.RunMatcher.anyRun;

/**
 * An application that is tried out against the embedded server.
 */
public final class TestDemoApplication {

	private TestDemoApplication() {
	}

	/**
	 * Run the application.
	 * @param args the options
	 */
	public static void main(String[] args) {
		SpringApplication.from(DemoApplication::main).with(StandIn.class).run(args);
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class StandIn {

		@Bean
		AssistantsServer assistantsServer() {
			AssistantsServer server = AssistantsServer.builder().anyAssistant(true).start();
			server.when(anyRun()).say("Because of Rayleigh scattering.").pace(Duration.ofMillis(40));
			return server;
		}

	}

	/**
	 * The application.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	public static class DemoApplication {

		/**
		 * Run the application.
		 * @param args the options
		 */
		public static void main(String[] args) {
			SpringApplication.run(DemoApplication.class, args);
		}

	}

}
