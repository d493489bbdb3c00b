package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A text part of a message to be created; its text is a plain string.
 *
 * @param type the discriminator, {@code text}
 * @param text the text, at most 256,000 characters
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record TextPart(@Nullable String type, @Nullable String text,
		Map<String, JsonNode> extra) implements ContentPart, WireObject {

	/**
	 * Check the length and copy the collections.
	 */
	public TextPart {
		Limits.text("content.text", text, Limits.TEXT);
		extra = Copies.map(extra);
	}

	/**
	 * Show ids, types, statuses and sizes, never content.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return Summary.of(this);
	}

}
