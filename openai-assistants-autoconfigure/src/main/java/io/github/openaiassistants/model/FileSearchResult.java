package io.github.openaiassistants.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A file that file search has found.
 *
 * @param fileId the id of the file
 * @param fileName the name of the file
 * @param score how well it fits, 0 to 1
 * @param content the text that was found, if it was asked for
 * @param attributes attributes of the file; not to be modified
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record FileSearchResult(@Nullable String fileId, @Nullable String fileName, @Nullable Double score,
		@Nullable List<FileSearchResultContent> content, @Nullable JsonNode attributes,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public FileSearchResult {
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
