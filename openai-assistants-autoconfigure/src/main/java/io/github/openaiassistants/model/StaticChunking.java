package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Fixed chunk sizes.
 *
 * @param maxChunkSizeTokens tokens in a chunk, 100 to 4096
 * @param chunkOverlapTokens tokens shared by neighbours, at most half a chunk
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record StaticChunking(@Nullable Integer maxChunkSizeTokens, @Nullable Integer chunkOverlapTokens,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public StaticChunking {
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
