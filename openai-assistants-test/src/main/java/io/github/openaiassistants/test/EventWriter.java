package io.github.openaiassistants.test;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writes the events of one stream the way a server does. Belongs to the state thread.
 */
interface EventWriter {

	/**
	 * Writes an event.
	 * @param name the name of the event
	 * @param payload its payload, not to be changed
	 * @return the text, empty when this server does not send such an event
	 */
	String event(String name, JsonNode payload);

	/**
	 * Writes the end marker.
	 * @return the text, empty when this server sends none
	 */
	String done();

	/**
	 * Returns how the stream ends when it should tell something that this server has no
	 * words for.
	 * @param name the name of the event
	 * @return the end, or {@code null} when the event can be told
	 */
	default @Nullable StreamEnd endInsteadOf(String name) {
		return null;
	}

}
