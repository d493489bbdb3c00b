package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An image in a file.
 *
 * @param fileId the id of the file
 * @param detail the resolution for the model: {@code auto}, {@code low} or {@code high}
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record ImageFile(@Nullable String fileId, @Nullable String detail,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public ImageFile {
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
