package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An image that was made by the code interpreter.
 *
 * @param index the slot this piece belongs to, or {@code null} outside of deltas
 * @param type the discriminator, {@code image}
 * @param image the image
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record ImageOutput(@Nullable Integer index, @Nullable String type, @Nullable OutputImage image,
		Map<String, JsonNode> extra) implements CodeInterpreterOutput, WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public ImageOutput {
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
