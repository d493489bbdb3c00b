package io.github.openaiassistants.samples.webchat;

import org.springframework.boot.builder.SpringApplicationBuilder;

import io.github.openaiassistants.test.AssistantsServer;

/**
 * Runs the application against the embedded server: no key and no network are needed.
 */
public final class TestWebChatApplication {

	private TestWebChatApplication() {
	}

	/**
	 * Run the application until it is stopped.
	 * @param args the options; what is missing is filled in
	 */
	public static void main(String[] args) {
		AssistantsServer server = StandIn.start();
		new SpringApplicationBuilder(WebChatApplication.class).properties(StandIn.properties(server)).run(args);
	}

}
