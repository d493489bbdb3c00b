package io.github.openaiassistants.samples.servlet;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Answers questions word by word, on threads that wait for the next one.
 */
@SpringBootApplication
public class ServletApplication {

	/**
	 * Run the application.
	 * @param args the options, such as {@code --assistant-id=asst_1}
	 */
	public static void main(String[] args) {
		SpringApplication.run(ServletApplication.class, args);
	}

}
