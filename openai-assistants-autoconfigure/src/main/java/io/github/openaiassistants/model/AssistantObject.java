package io.github.openaiassistants.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An assistant: a model with instructions and tools.
 *
 * @param id the id of the assistant; empty when the server sent none
 * @param object the object type, {@code assistant}
 * @param createdAt when it was created, in seconds since 1970-01-01T00:00:00Z
 * @param name its name, or {@code null} when it has none
 * @param description its description, or {@code null} when it has none
 * @param model the model it uses
 * @param instructions its instructions, or {@code null} when it has none
 * @param tools its tools, at most 128
 * @param toolResources what its tools may use
 * @param metadata the caller's key-value pairs, at most 16, with keys of at most 64 and
 * values of at most 512 characters
 * @param temperature the sampling temperature, 0 to 2
 * @param topP the nucleus sampling mass, 0 to 1
 * @param responseFormat what the model must produce
 * @param reasoningEffort the reasoning effort, for example {@code low}
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record AssistantObject(String id, @Nullable String object, @Nullable Long createdAt, @Nullable String name,
		@Nullable String description, @Nullable String model, @Nullable String instructions, @Nullable List<Tool> tools,
		@Nullable ToolResources toolResources, @Nullable Map<String, String> metadata, @Nullable Double temperature,
		@Nullable Double topP, @Nullable ResponseFormat responseFormat, @Nullable String reasoningEffort,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Check and copy what was given.
	 */
	public AssistantObject {
		Objects.requireNonNull(id, "id");
		tools = Copies.listOrNull(tools);
		metadata = Copies.mapOrNull(metadata);
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
