package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the tools of an assistant, thread or run may use.
 *
 * @param codeInterpreter files for the code interpreter
 * @param fileSearch vector stores for file search
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record ToolResources(@Nullable CodeInterpreterResources codeInterpreter,
		@Nullable FileSearchResources fileSearch, Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public ToolResources {
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
