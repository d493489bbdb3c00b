package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A refusal of the model, as part of a message.
 *
 * @param index the slot this piece belongs to, or {@code null} outside of deltas
 * @param type the discriminator, {@code refusal}
 * @param refusal the text of the refusal, in a delta the text to be appended
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record RefusalContent(@Nullable Integer index, @Nullable String type, @Nullable String refusal,
		Map<String, JsonNode> extra) implements MessageContent, WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public RefusalContent {
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
