package io.github.openaiassistants.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Input and outputs of the code interpreter.
 *
 * @param input the code, in a delta the code to be appended
 * @param outputs what the code produced
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record CodeInterpreterCall(@Nullable String input, @Nullable List<CodeInterpreterOutput> outputs,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public CodeInterpreterCall {
		outputs = Copies.listOrNull(outputs);
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
