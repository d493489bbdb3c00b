package io.github.openaiassistants.samples.reactive;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Answers questions word by word, without a thread that waits for the next one.
 */
@SpringBootApplication
public class ReactiveApplication {

	/**
	 * Run the application.
	 * @param args the options, such as {@code --assistant-id=asst_1}
	 */
	public static void main(String[] args) {
		SpringApplication.run(ReactiveApplication.class, args);
	}

}
