package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How much of a thread is used by a run.
 *
 * @param type {@code auto} or {@code last_messages}
 * @param lastMessages the number of newest messages, at least 1, for
 * {@code last_messages}
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record TruncationStrategy(@Nullable String type, @Nullable Integer lastMessages,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public TruncationStrategy {
		extra = Copies.map(extra);
	}

	/**
	 * Let the server decide how much of the thread is used.
	 * @return the strategy {@code auto}
	 */
	public static TruncationStrategy auto() {
		return new TruncationStrategy("auto", null, Map.of());
	}

	/**
	 * Use the latest messages only.
	 * @param count the number of messages, at least 1
	 * @return the strategy {@code last_messages}
	 */
	public static TruncationStrategy lastMessages(int count) {
		return new TruncationStrategy("last_messages", count, Map.of());
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
