package io.github.openaiassistants.samples.console;

import org.springframework.boot.SpringApplication;

/**
 * Runs the program against the embedded server: no key and no network are needed.
 */
public final class TestConsoleApplication {

	private TestConsoleApplication() {
	}

	/**
	 * Run the program and end the JVM.
	 * @param args the options; what is missing is filled in
	 */
	public static void main(String[] args) {
		SpringApplication.from(ConsoleApplication::main)
			.with(StandIn.class)
			.withAdditionalProfiles("stand-in")
			.run(args);
	}

}
