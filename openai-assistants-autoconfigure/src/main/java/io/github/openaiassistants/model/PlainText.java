package io.github.openaiassistants.model;

import io.github.openaiassistants.failure.RequestNotValidException;

/**
 * A text as the whole content of a message to be created. It is a plain string on the
 * wire.
 *
 * @param value the text, at most 256,000 characters
 */
public record PlainText(String value) implements RequestContent {

	/**
	 * Check the length.
	 * @throws RequestNotValidException if the text is too long
	 */
	public PlainText {
		Limits.required("content", value);
		Limits.text("content", value, Limits.TEXT);
	}

	/**
	 * Show the size only.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return Summary.of(this);
	}

}
