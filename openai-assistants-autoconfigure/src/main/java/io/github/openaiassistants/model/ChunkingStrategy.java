package io.github.openaiassistants.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How the files of a vector store are cut into chunks.
 *
 * @param type {@code auto} or {@code static}
 * @param fixed the sizes, for {@code static}
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record ChunkingStrategy(@Nullable String type, @JsonProperty("static") @Nullable StaticChunking fixed,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public ChunkingStrategy {
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
