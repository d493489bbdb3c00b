package io.github.openaiassistants.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Text with annotations, in a delta the text to be appended.
 *
 * @param value the text
 * @param annotations citations and file paths inside the text
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record Text(@Nullable String value, @Nullable List<Annotation> annotations,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public Text {
		annotations = Copies.listOrNull(annotations);
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
