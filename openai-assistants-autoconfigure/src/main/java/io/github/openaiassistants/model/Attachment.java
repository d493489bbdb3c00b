package io.github.openaiassistants.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A file attached to a message.
 *
 * @param fileId the id of the file
 * @param tools the tools that may use it
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record Attachment(@Nullable String fileId, @Nullable List<Tool> tools,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public Attachment {
		tools = Copies.listOrNull(tools);
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
