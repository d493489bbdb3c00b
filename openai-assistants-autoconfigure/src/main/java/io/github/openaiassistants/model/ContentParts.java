package io.github.openaiassistants.model;

import java.util.List;

import io.github.openaiassistants.failure.RequestNotValidException;

/**
 * Parts as the content of a message to be created. They are an array on the wire.
 *
 * @param parts the parts, at least one
 */
public record ContentParts(List<ContentPart> parts) implements RequestContent {

	/**
	 * Check that there are parts, and copy them.
	 * @throws RequestNotValidException if there are none
	 */
	public ContentParts {
		parts = Copies.list(parts);
		if (parts.isEmpty()) {
			throw new RequestNotValidException("content", "content must have at least 1 part but has 0");
		}
	}

	/**
	 * Create content.
	 * @param parts the parts, at least one
	 * @return the content
	 */
	public static ContentParts of(ContentPart... parts) {
		return new ContentParts(List.of(parts));
	}

	/**
	 * Show kinds and sizes only.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return Summary.of(this);
	}

}
