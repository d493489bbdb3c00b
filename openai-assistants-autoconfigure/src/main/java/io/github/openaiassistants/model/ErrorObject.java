package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a server says about a failure.
 *
 * @param type the kind of failure, for example {@code server_error}
 * @param message the server's words
 * @param param the request parameter that is blamed, or {@code null} when none is
 * @param code the code of the failure, or {@code null} when it has none
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record ErrorObject(@Nullable String type, @Nullable String message, @Nullable String param,
		@Nullable String code, Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public ErrorObject {
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
