package io.github.openaiassistants.samples.console;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * Asks an assistant one question, or leads a conversation, and prints the answers while
 * they arrive. The exit status tells how the last run ended.
 */
@SpringBootApplication
@EnableConfigurationProperties(ConsoleProperties.class)
public class ConsoleApplication {

	/**
	 * Run the program and end the JVM.
	 * @param args the options, such as {@code --console.message=Hello}
	 */
	public static void main(String[] args) {
		System.exit(run(args));
	}

	private static int run(String[] args) {
		try {
			return SpringApplication.exit(SpringApplication.run(ConsoleApplication.class, args));
		}
		catch (SpringApplication.AbandonedRunException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			// Boot has reported why the context did not start; nothing was sent
			return ExitStatus.NOT_STARTED;
		}
	}

}
