package io.github.openaiassistants.backend.responses.request;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.model.ResponseFormat;
import io.github.openaiassistants.model.Tool;
import io.github.openaiassistants.model.ToolResources;

/**
 * An assistant that the application defines, because the server knows none. What a
 * definition must not hold is found by {@link DefinitionCheck}.
 *
 * @param model the model it uses; may be left out with an {@code agent_reference}
 * @param name its name
 * @param description its description
 * @param instructions its instructions
 * @param tools its tools
 * @param toolResources what its tools may use
 * @param temperature the sampling temperature, 0 to 2
 * @param topP the nucleus sampling mass, 0 to 1
 * @param responseFormat what the model must produce
 * @param reasoningEffort the reasoning effort, for example {@code low}
 * @param metadata the caller's key-value pairs
 * @param functions names of functions of the application that are tools, too
 * @param extraBody further members of the body of every request: most replace what would
 * be there, {@code tools} and {@code include} are appended; may hold credentials, so it
 * is neither stored nor logged
 */
public record AssistantDefinition(@Nullable String model, @Nullable String name, @Nullable String description,
		@Nullable String instructions, List<Tool> tools, @Nullable ToolResources toolResources,
		@Nullable Double temperature, @Nullable Double topP, @Nullable ResponseFormat responseFormat,
		@Nullable String reasoningEffort, Map<String, String> metadata, List<String> functions,
		Map<String, JsonNode> extraBody) {

	/**
	 * Copy the collections.
	 */
	public AssistantDefinition {
		tools = List.copyOf(tools);
		metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
		functions = List.copyOf(functions);
		extraBody = Collections.unmodifiableMap(new LinkedHashMap<>(extraBody));
	}

	/**
	 * Start to build a definition.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Start to build a definition from this one.
	 * @return a builder with all values of this definition
	 */
	public Builder toBuilder() {
		Builder builder = new Builder();
		builder.model = this.model;
		builder.name = this.name;
		builder.description = this.description;
		builder.instructions = this.instructions;
		builder.tools = this.tools;
		builder.toolResources = this.toolResources;
		builder.temperature = this.temperature;
		builder.topP = this.topP;
		builder.responseFormat = this.responseFormat;
		builder.reasoningEffort = this.reasoningEffort;
		builder.metadata = this.metadata;
		builder.functions = this.functions;
		builder.extraBody = this.extraBody;
		return builder;
	}

	/**
	 * Show names and sizes, never content.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return "AssistantDefinition[model=" + this.model + ", " + this.tools.size() + " tools, functions="
				+ this.functions + ", extraBody=" + this.extraBody.keySet() + "]";
	}

	/**
	 * Builds an {@link AssistantDefinition}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String model;

		private @Nullable String name;

		private @Nullable String description;

		private @Nullable String instructions;

		private List<Tool> tools = List.of();

		private @Nullable ToolResources toolResources;

		private @Nullable Double temperature;

		private @Nullable Double topP;

		private @Nullable ResponseFormat responseFormat;

		private @Nullable String reasoningEffort;

		private Map<String, String> metadata = Map.of();

		private List<String> functions = List.of();

		private Map<String, JsonNode> extraBody = Map.of();

		private Builder() {
		}

		/**
		 * Set the model.
		 * @param model the model it uses
		 * @return this builder
		 */
		public Builder model(@Nullable String model) {
			this.model = model;
			return this;
		}

		/**
		 * Set the name.
		 * @param name its name
		 * @return this builder
		 */
		public Builder name(@Nullable String name) {
			this.name = name;
			return this;
		}

		/**
		 * Set the description.
		 * @param description its description
		 * @return this builder
		 */
		public Builder description(@Nullable String description) {
			this.description = description;
			return this;
		}

		/**
		 * Set the instructions.
		 * @param instructions its instructions
		 * @return this builder
		 */
		public Builder instructions(@Nullable String instructions) {
			this.instructions = instructions;
			return this;
		}

		/**
		 * Set the tools.
		 * @param tools its tools
		 * @return this builder
		 */
		public Builder tools(List<Tool> tools) {
			this.tools = tools;
			return this;
		}

		/**
		 * Set what the tools may use.
		 * @param toolResources what its tools may use
		 * @return this builder
		 */
		public Builder toolResources(@Nullable ToolResources toolResources) {
			this.toolResources = toolResources;
			return this;
		}

		/**
		 * Set the temperature.
		 * @param temperature the sampling temperature, 0 to 2
		 * @return this builder
		 */
		public Builder temperature(@Nullable Double temperature) {
			this.temperature = temperature;
			return this;
		}

		/**
		 * Set the nucleus sampling mass.
		 * @param topP the nucleus sampling mass, 0 to 1
		 * @return this builder
		 */
		public Builder topP(@Nullable Double topP) {
			this.topP = topP;
			return this;
		}

		/**
		 * Set the response format.
		 * @param responseFormat what the model must produce
		 * @return this builder
		 */
		public Builder responseFormat(@Nullable ResponseFormat responseFormat) {
			this.responseFormat = responseFormat;
			return this;
		}

		/**
		 * Set the reasoning effort.
		 * @param reasoningEffort the reasoning effort, for example {@code low}
		 * @return this builder
		 */
		public Builder reasoningEffort(@Nullable String reasoningEffort) {
			this.reasoningEffort = reasoningEffort;
			return this;
		}

		/**
		 * Set the metadata.
		 * @param metadata the caller's key-value pairs
		 * @return this builder
		 */
		public Builder metadata(Map<String, String> metadata) {
			this.metadata = metadata;
			return this;
		}

		/**
		 * Set the functions.
		 * @param functions names of functions of the application
		 * @return this builder
		 */
		public Builder functions(List<String> functions) {
			this.functions = functions;
			return this;
		}

		/**
		 * Set further members of the body.
		 * @param extraBody the members by their names on the wire
		 * @return this builder
		 */
		public Builder extraBody(Map<String, JsonNode> extraBody) {
			this.extraBody = extraBody;
			return this;
		}

		/**
		 * Build the definition.
		 * @return the definition
		 */
		public AssistantDefinition build() {
			return new AssistantDefinition(this.model, this.name, this.description, this.instructions, this.tools,
					this.toolResources, this.temperature, this.topP, this.responseFormat, this.reasoningEffort,
					this.metadata, this.functions, this.extraBody);
		}

	}

}
