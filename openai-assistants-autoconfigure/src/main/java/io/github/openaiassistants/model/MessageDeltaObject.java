package io.github.openaiassistants.model;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A piece of a message. It names neither run nor thread.
 *
 * @param id the id of the message; empty when the server sent none
 * @param object the object type, {@code thread.message.delta}
 * @param delta the piece
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record MessageDeltaObject(String id, @Nullable String object, @Nullable MessageDelta delta,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Check and copy what was given.
	 */
	public MessageDeltaObject {
		Objects.requireNonNull(id, "id");
		extra = Copies.map(extra);
	}

	/**
	 * Return the new text of all text parts, one after the other. Refusals are not
	 * included.
	 * @return the text, empty when there is none
	 */
	public String text() {
		return (this.delta != null) ? Texts.of(this.delta.content()) : "";
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
