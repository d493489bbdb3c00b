package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Why a run or a step failed.
 *
 * @param code the kind of failure, for example {@code server_error} or {@code
 * rate_limit_exceeded}
 * @param message the server's words
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record LastError(@Nullable String code, @Nullable String message,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public LastError {
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
