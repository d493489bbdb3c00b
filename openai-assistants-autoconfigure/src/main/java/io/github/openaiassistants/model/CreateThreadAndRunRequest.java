package io.github.openaiassistants.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.failure.RequestNotValidException;

/**
 * A request for a new thread and a run on it; how it is started says if it is streamed.
 *
 * @param assistantId the assistant that works
 * @param thread the thread to create; an empty one when absent
 * @param model a model instead of the assistant's
 * @param instructions instructions instead of the assistant's, at most 256,000 characters
 * @param tools tools instead of the assistant's, at most 20
 * @param toolResources what the tools may use
 * @param metadata key-value pairs to be kept with it, at most 16, with keys of at most 64
 * and values of at most 512 characters
 * @param temperature the sampling temperature, 0 to 2
 * @param topP the nucleus sampling mass, 0 to 1
 * @param maxPromptTokens the most prompt tokens over the whole run, at least 256
 * @param maxCompletionTokens the most completion tokens over the whole run, at least 256
 * @param truncationStrategy how much of the thread is used
 * @param toolChoice which tool the model may or must use
 * @param parallelToolCalls whether several functions may be called at once
 * @param responseFormat what the model must produce
 * @param include what the answer is to contain beyond the usual, see {@link Include};
 * sent as query parameters
 * @param attributes the caller's own values, given with every event, never sent
 * @param extra further members to be sent; an entry wins over a component
 */
public record CreateThreadAndRunRequest(String assistantId, @Nullable CreateThreadRequest thread,
		@Nullable String model, @Nullable String instructions, @Nullable List<Tool> tools,
		@Nullable ToolResources toolResources, @Nullable Map<String, String> metadata, @Nullable Double temperature,
		@Nullable Double topP, @Nullable Integer maxPromptTokens, @Nullable Integer maxCompletionTokens,
		@Nullable TruncationStrategy truncationStrategy, @Nullable ToolChoice toolChoice,
		@Nullable Boolean parallelToolCalls, @Nullable ResponseFormat responseFormat, @JsonIgnore List<String> include,
		@JsonIgnore Map<String, String> attributes, Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Check the limits of the server and copy the collections.
	 * @throws RequestNotValidException if a limit is crossed
	 */
	public CreateThreadAndRunRequest {
		Ids.require("assistant_id", assistantId);
		Limits.text("instructions", instructions, Limits.TEXT);
		Limits.resources(toolResources);
		Limits.tools(tools, Limits.RUN_TOOLS);
		Limits.metadata("metadata", metadata);
		Limits.sampling(temperature, topP);
		Limits.atLeast("max_prompt_tokens", maxPromptTokens, Limits.LEAST_TOKENS);
		Limits.atLeast("max_completion_tokens", maxCompletionTokens, Limits.LEAST_TOKENS);
		Limits.truncation(truncationStrategy);
		tools = Copies.listOrNull(tools);
		metadata = Copies.mapOrNull(metadata);
		include = Copies.list(include);
		attributes = Copies.map(attributes);
		extra = Copies.map(extra);
	}

	/**
	 * Create a request for a thread with one message of the user.
	 * @param assistantId the assistant that works
	 * @param userMessage the text of the message
	 * @return the request
	 */
	public static CreateThreadAndRunRequest of(String assistantId, String userMessage) {
		CreateThreadRequest thread = CreateThreadRequest.of(CreateMessageRequest.user(userMessage));
		return builder(assistantId).thread(thread).build();
	}

	/**
	 * Start to build a request.
	 * @param assistantId the assistant that works
	 * @return a builder
	 */
	public static Builder builder(String assistantId) {
		return new Builder(assistantId);
	}

	/**
	 * Start to build a request from this one.
	 * @return a builder with all values of this request
	 */
	public Builder toBuilder() {
		Builder builder = new Builder(this.assistantId);
		builder.thread = this.thread;
		builder.model = this.model;
		builder.instructions = this.instructions;
		builder.tools = this.tools;
		builder.toolResources = this.toolResources;
		builder.metadata = this.metadata;
		builder.temperature = this.temperature;
		builder.topP = this.topP;
		builder.maxPromptTokens = this.maxPromptTokens;
		builder.maxCompletionTokens = this.maxCompletionTokens;
		builder.truncationStrategy = this.truncationStrategy;
		builder.toolChoice = this.toolChoice;
		builder.parallelToolCalls = this.parallelToolCalls;
		builder.responseFormat = this.responseFormat;
		builder.include = this.include;
		builder.attributes = this.attributes;
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
	 * Builds a {@link CreateThreadAndRunRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private final String assistantId;

		private @Nullable CreateThreadRequest thread;

		private @Nullable String model;

		private @Nullable String instructions;

		private @Nullable List<Tool> tools;

		private @Nullable ToolResources toolResources;

		private @Nullable Map<String, String> metadata;

		private @Nullable Double temperature;

		private @Nullable Double topP;

		private @Nullable Integer maxPromptTokens;

		private @Nullable Integer maxCompletionTokens;

		private @Nullable TruncationStrategy truncationStrategy;

		private @Nullable ToolChoice toolChoice;

		private @Nullable Boolean parallelToolCalls;

		private @Nullable ResponseFormat responseFormat;

		private List<String> include = List.of();

		private Map<String, String> attributes = Map.of();

		private Map<String, JsonNode> extra = Map.of();

		private Builder(String assistantId) {
			this.assistantId = assistantId;
		}

		/**
		 * Set {@code thread}.
		 * @param thread the thread to create; an empty one when absent
		 * @return this builder
		 */
		public Builder thread(@Nullable CreateThreadRequest thread) {
			this.thread = thread;
			return this;
		}

		/**
		 * Set {@code model}.
		 * @param model a model instead of the assistant's
		 * @return this builder
		 */
		public Builder model(@Nullable String model) {
			this.model = model;
			return this;
		}

		/**
		 * Set {@code instructions}.
		 * @param instructions instructions instead of the assistant's, at most 256,000
		 * characters
		 * @return this builder
		 */
		public Builder instructions(@Nullable String instructions) {
			this.instructions = instructions;
			return this;
		}

		/**
		 * Set {@code tools}.
		 * @param tools tools instead of the assistant's, at most 20
		 * @return this builder
		 */
		public Builder tools(@Nullable List<Tool> tools) {
			this.tools = tools;
			return this;
		}

		/**
		 * Set {@code tool_resources}.
		 * @param toolResources what the tools may use
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
		 * Set {@code max_prompt_tokens}.
		 * @param maxPromptTokens the most prompt tokens over the whole run, at least 256
		 * @return this builder
		 */
		public Builder maxPromptTokens(@Nullable Integer maxPromptTokens) {
			this.maxPromptTokens = maxPromptTokens;
			return this;
		}

		/**
		 * Set {@code max_completion_tokens}.
		 * @param maxCompletionTokens the most completion tokens over the whole run, at
		 * least 256
		 * @return this builder
		 */
		public Builder maxCompletionTokens(@Nullable Integer maxCompletionTokens) {
			this.maxCompletionTokens = maxCompletionTokens;
			return this;
		}

		/**
		 * Set {@code truncation_strategy}.
		 * @param truncationStrategy how much of the thread is used
		 * @return this builder
		 */
		public Builder truncationStrategy(@Nullable TruncationStrategy truncationStrategy) {
			this.truncationStrategy = truncationStrategy;
			return this;
		}

		/**
		 * Set {@code tool_choice}.
		 * @param toolChoice which tool the model may or must use
		 * @return this builder
		 */
		public Builder toolChoice(@Nullable ToolChoice toolChoice) {
			this.toolChoice = toolChoice;
			return this;
		}

		/**
		 * Set {@code parallel_tool_calls}.
		 * @param parallelToolCalls whether several functions may be called at once
		 * @return this builder
		 */
		public Builder parallelToolCalls(@Nullable Boolean parallelToolCalls) {
			this.parallelToolCalls = parallelToolCalls;
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
		 * Set {@code include}.
		 * @param include what the answer is to contain beyond the usual, see
		 * {@link Include}
		 * @return this builder
		 */
		public Builder include(List<String> include) {
			this.include = include;
			return this;
		}

		/**
		 * Set {@code attributes}.
		 * @param attributes the caller's own values, given with every event of the run;
		 * never sent
		 * @return this builder
		 */
		public Builder attributes(Map<String, String> attributes) {
			this.attributes = attributes;
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
		public CreateThreadAndRunRequest build() {
			return new CreateThreadAndRunRequest(this.assistantId, this.thread, this.model, this.instructions,
					this.tools, this.toolResources, this.metadata, this.temperature, this.topP, this.maxPromptTokens,
					this.maxCompletionTokens, this.truncationStrategy, this.toolChoice, this.parallelToolCalls,
					this.responseFormat, this.include, this.attributes, this.extra);
		}

	}

}
