package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a run waits for.
 *
 * @param type the kind of action, {@code submit_tool_outputs} or
 * {@code submit_tool_approval}
 * @param submitToolOutputs the calls to be answered, for {@code submit_tool_outputs}
 * @param submitToolApproval the calls to be approved, for {@code submit_tool_approval}
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record RequiredAction(@Nullable String type, @Nullable SubmitToolOutputs submitToolOutputs,
		@Nullable SubmitToolApproval submitToolApproval, Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public RequiredAction {
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
