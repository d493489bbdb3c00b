package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Text that was printed by the code interpreter.
 *
 * @param index the slot this piece belongs to, or {@code null} outside of deltas
 * @param type the discriminator, {@code logs}
 * @param logs the text, in a delta the text to be appended
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record LogsOutput(@Nullable Integer index, @Nullable String type, @Nullable String logs,
		Map<String, JsonNode> extra) implements CodeInterpreterOutput, WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public LogsOutput {
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
