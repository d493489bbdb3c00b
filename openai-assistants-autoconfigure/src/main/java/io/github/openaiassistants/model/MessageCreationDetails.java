package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The step writes a message.
 *
 * @param type the discriminator, {@code message_creation}
 * @param messageCreation the message
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record MessageCreationDetails(@Nullable String type, @Nullable MessageCreation messageCreation,
		Map<String, JsonNode> extra) implements StepDetails, WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public MessageCreationDetails {
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
