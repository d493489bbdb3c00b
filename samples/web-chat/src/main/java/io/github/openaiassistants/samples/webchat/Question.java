package io.github.openaiassistants.samples.webchat;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * What a visitor asks.
 *
 * @param text the text
 */
record Question(@Nullable String text) {

	private static final int LONGEST = 20_000;

	String requireText() {
		if (this.text == null || this.text.isBlank() || this.text.length() > LONGEST) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
		}
		return this.text;
	}

}
