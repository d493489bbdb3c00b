package io.github.openaiassistants.samples.migrate;

import java.time.Instant;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import io.github.openaiassistants.backend.responses.request.AssistantCatalog;

/**
 * Writes the assistants of a server of the Assistants API as definitions, and copies
 * threads to a server of the Responses API. The exit status tells whether all was moved.
 */
@SpringBootApplication
@EnableConfigurationProperties(MigrateProperties.class)
public class MigrateApplication {

	/**
	 * Run the program and end the JVM.
	 * @param args the options, such as {@code --migrate.threads=ids.txt}
	 */
	public static void main(String[] args) {
		System.exit(run(args));
	}

	private static int run(String[] args) {
		try {
			return SpringApplication.exit(SpringApplication.run(MigrateApplication.class, args));
		}
		catch (SpringApplication.AbandonedRunException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			// Boot has reported why the context did not start; nothing was sent
			return ExitStatus.NOT_STARTED;
		}
	}

	// Those of the application need its functions, which are not here
	@Bean
	AssistantCatalog noAssistants() {
		return new AssistantCatalog(Map.of(), (name) -> null, Instant.EPOCH);
	}

	@Bean
	Terminal terminal() {
		return new Terminal(System.out, System.err);
	}

}
