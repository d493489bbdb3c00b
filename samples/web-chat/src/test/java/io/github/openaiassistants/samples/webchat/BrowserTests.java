package io.github.openaiassistants.samples.webchat;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;

/**
 * Tests of the page, in one browser and on one application for all tests of a class. What
 * is tested has a class for each form of the application, so that forms are tested side
 * by side.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTests {

	static final String ANSWER = ".message.assistant .text";

	static final String WRITING = "document.querySelector('.message.assistant')?.dataset.state === 'writing'";

	private final WebApplicationType type;

	private @Nullable Stage stage;

	BrowserTests(WebApplicationType type) {
		this.type = type;
	}

	@BeforeAll
	void open() {
		Browser.assumeInstalled();
		this.stage = Stage.of(this.type);
	}

	@BeforeEach
	void enter() {
		stage().enter();
	}

	@AfterAll
	void close() {
		if (this.stage != null) {
			this.stage.close();
		}
	}

	Stage stage() {
		return Objects.requireNonNull(this.stage);
	}

	Browser browser() {
		return stage().browser();
	}

}
