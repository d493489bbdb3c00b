package io.github.openaiassistants.model;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A tool call that waits for approval. It is made by the server, not by the application.
 *
 * @param id the id that the decision must name; empty when the server sent none
 * @param type the discriminator, {@code mcp}
 * @param name the name of the tool
 * @param arguments the arguments as JSON text, as the model wrote it; may be malformed
 * @param serverLabel the label of the tool server that is to be called
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record ToolApprovalCall(String id, @Nullable String type, @Nullable String name, @Nullable String arguments,
		@Nullable String serverLabel, Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Check and copy what was given.
	 */
	public ToolApprovalCall {
		Objects.requireNonNull(id, "id");
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
