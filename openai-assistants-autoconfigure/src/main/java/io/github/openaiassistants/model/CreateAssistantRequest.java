package io.github.openaiassistants.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.failure.RequestNotValidException;

/**
 * A request for a new assistant.
 *
 * @param model the model it uses
 * @param name its name, at most 256 characters
 * @param description its description, at most 512 characters
 * @param instructions its instructions, at most 256,000 characters
 * @param reasoningEffort the reasoning effort, for example {@code low}
 * @param tools its tools, at most 128
 * @param toolResources what its tools may use
 * @param metadata key-value pairs to be kept with it, at most 16, with keys of at most 64
 * and values of at most 512 characters
 * @param temperature the sampling temperature, 0 to 2
 * @param topP the nucleus sampling mass, 0 to 1
 * @param responseFormat what the model must produce
 * @param extra further members to be sent; an entry wins over a component
 */
public record CreateAssistantRequest(String model, @Nullable String name, @Nullable String description,
		@Nullable String instructions, @Nullable String reasoningEffort, @Nullable List<Tool> tools,
		@Nullable ToolResources toolResources, @Nullable Map<String, String> metadata, @Nullable Double temperature,
		@Nullable Double topP, @Nullable ResponseFormat responseFormat,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Check the limits of the server and copy the collections.
	 * @throws RequestNotValidException if a limit is crossed
	 */
	public CreateAssistantRequest {
		Limits.required("model", model);
		Limits.text("name", name, Limits.NAME);
		Limits.text("description", description, Limits.DESCRIPTION);
		Limits.text("instructions", instructions, Limits.TEXT);
		Limits.tools(tools, Limits.ASSISTANT_TOOLS);
		Limits.resources(toolResources);
		Limits.metadata("metadata", metadata);
		Limits.sampling(temperature, topP);
		tools = Copies.listOrNull(tools);
		metadata = Copies.mapOrNull(metadata);
		extra = Copies.map(extra);
	}

	/**
	 * Start to build a request.
	 * @param model the model it uses
	 * @return a builder
	 */
	public static Builder builder(String model) {
		return new Builder(model);
	}

	/**
	 * Start to build a request from this one.
	 * @return a builder with all values of this request
	 */
	public Builder toBuilder() {
		Builder builder = new Builder(this.model);
		builder.name = this.name;
		builder.description = this.description;
		builder.instructions = this.instructions;
		builder.reasoningEffort = this.reasoningEffort;
		builder.tools = this.tools;
		builder.toolResources = this.toolResources;
		builder.metadata = this.metadata;
		builder.temperature = this.temperature;
		builder.topP = this.topP;
		builder.responseFormat = this.responseFormat;
		builder.extra = this.extra;
		return builder;
	}

	/**
	 * Show ids and sizes, never content.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return Summary.of(this);
	}

	/**
	 * Builds a {@link CreateAssistantRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private final String model;

		private @Nullable String name;

		private @Nullable String description;

		private @Nullable String instructions;

		private @Nullable String reasoningEffort;

		private @Nullable List<Tool> tools;

		private @Nullable ToolResources toolResources;

		private @Nullable Map<String, String> metadata;

		private @Nullable Double temperature;

		private @Nullable Double topP;

		private @Nullable ResponseFormat responseFormat;

		private Map<String, JsonNode> extra = Map.of();

		private Builder(String model) {
			this.model = model;
		}

		/**
		 * Set {@code name}.
		 * @param name its name, at most 256 characters
		 * @return this builder
		 */
		public Builder name(@Nullable String name) {
			this.name = name;
			return this;
		}

		/**
		 * Set {@code description}.
		 * @param description its description, at most 512 characters
		 * @return this builder
		 */
		public Builder description(@Nullable String description) {
			this.description = description;
			return this;
		}

		/**
		 * Set {@code instructions}.
		 * @param instructions its instructions, at most 256,000 characters
		 * @return this builder
		 */
		public Builder instructions(@Nullable String instructions) {
			this.instructions = instructions;
			return this;
		}

		/**
		 * Set {@code reasoning_effort}.
		 * @param reasoningEffort the reasoning effort, for example {@code low}
		 * @return this builder
		 */
		public Builder reasoningEffort(@Nullable String reasoningEffort) {
			this.reasoningEffort = reasoningEffort;
			return this;
		}

		/**
		 * Set {@code tools}.
		 * @param tools its tools, at most 128
		 * @return this builder
		 */
		public Builder tools(@Nullable List<Tool> tools) {
			this.tools = tools;
			return this;
		}

		/**
		 * Set {@code tool_resources}.
		 * @param toolResources what its tools may use
		 * @return this builder
		 */
		public Builder toolResources(@Nullable ToolResources toolResources) {
			this.toolResources = toolResources;
			return this;
		}

		/**
		 * Set {@code metadata}.
		 * @param metadata key-value pairs to be kept with it, at most 16, with keys of at
		 * most 64 and values of at most 512 characters
		 * @return this builder
		 */
		public Builder metadata(@Nullable Map<String, String> metadata) {
			this.metadata = metadata;
			return this;
		}

		/**
		 * Set {@code temperature}.
		 * @param temperature the sampling temperature, 0 to 2
		 * @return this builder
		 */
		public Builder temperature(@Nullable Double temperature) {
			this.temperature = temperature;
			return this;
		}

		/**
		 * Set {@code top_p}.
		 * @param topP the nucleus sampling mass, 0 to 1
		 * @return this builder
		 */
		public Builder topP(@Nullable Double topP) {
			this.topP = topP;
			return this;
		}

		/**
		 * Set {@code response_format}.
		 * @param responseFormat what the model must produce
		 * @return this builder
		 */
		public Builder responseFormat(@Nullable ResponseFormat responseFormat) {
			this.responseFormat = responseFormat;
			return this;
		}

		/**
		 * Set {@code extra}.
		 * @param extra further members to be sent, by their names on the wire
		 * @return this builder
		 */
		public Builder extra(Map<String, JsonNode> extra) {
			this.extra = extra;
			return this;
		}

		/**
		 * Build the request.
		 * @return the request
		 * @throws RequestNotValidException if a limit is crossed
		 */
		public CreateAssistantRequest build() {
			return new CreateAssistantRequest(this.model, this.name, this.description, this.instructions,
					this.reasoningEffort, this.tools, this.toolResources, this.metadata, this.temperature, this.topP,
					this.responseFormat, this.extra);
		}

	}

}
