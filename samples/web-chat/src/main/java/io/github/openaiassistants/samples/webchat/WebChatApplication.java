package io.github.openaiassistants.samples.webchat;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * Serves a page on which an assistant answers while one watches. Runs on servlets, or
 * reactively with {@code spring.main.web-application-type=reactive}.
 */
@SpringBootApplication
@EnableConfigurationProperties(WebChatProperties.class)
public class WebChatApplication {

	/**
	 * Run the application.
	 * @param args the options, such as {@code --web-chat.assistant-id=asst_1}
	 */
	public static void main(String[] args) {
		SpringApplication.run(WebChatApplication.class, args);
	}

}
