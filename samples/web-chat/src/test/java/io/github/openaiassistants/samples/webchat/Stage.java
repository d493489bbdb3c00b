package io.github.openaiassistants.samples.webchat;

import org.springframework.boot.WebApplicationType;

import io.github.openaiassistants.test.AssistantsServer;

/**
 * All that takes part: the application, and a visitor with a browser.
 *
 * @param application the application
 * @param browser the browser
 */
record Stage(Application application, Browser browser) implements AutoCloseable {

	/**
	 * Set the stage.
	 * @param type the form of the application
	 * @return the stage
	 */
	static Stage of(WebApplicationType type) {
		return new Stage(new Application(type), Browser.open());
	}

	AssistantsServer server() {
		return this.application.server();
	}

	// As somebody who has never been here
	void enter() {
		this.browser.forget();
		this.browser.visit(this.application.url("/"));
	}

	@Override
	public void close() {
		this.browser.close();
		this.application.close();
	}

}
