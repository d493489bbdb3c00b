package io.github.openaiassistants.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is new in a message.
 *
 * @param role who the message is from
 * @param content the new parts; they are told apart by their index
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record MessageDelta(@Nullable MessageRole role, @Nullable List<MessageContent> content,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public MessageDelta {
		content = Copies.listOrNull(content);
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
