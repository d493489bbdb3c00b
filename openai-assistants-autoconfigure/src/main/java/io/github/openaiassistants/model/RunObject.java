package io.github.openaiassistants.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A run: one piece of work of an assistant on a thread.
 *
 * @param id the id of the run; empty when the server sent none
 * @param object the object type, {@code thread.run}
 * @param createdAt when it was created, in seconds since 1970-01-01T00:00:00Z
 * @param threadId the thread it works on
 * @param assistantId the assistant that works
 * @param status how far it is
 * @param requiredAction what the run waits for while its status is
 * {@code requires_action}, else {@code null}
 * @param lastError why it failed, or {@code null} when it did not
 * @param expiresAt when it expires, in seconds since 1970-01-01T00:00:00Z, or
 * {@code null} once it is over
 * @param startedAt when the latest period of work began, in seconds since
 * 1970-01-01T00:00:00Z, or {@code null} before the first
 * @param cancelledAt when it was cancelled, in seconds since 1970-01-01T00:00:00Z, or
 * {@code null} when it was not
 * @param failedAt when it failed, in seconds since 1970-01-01T00:00:00Z, or {@code null}
 * when it did not
 * @param completedAt when it was completed, in seconds since 1970-01-01T00:00:00Z, or
 * {@code null} when it was not
 * @param incompleteDetails why it was cut short, or {@code null} when it was not
 * @param model the model in use
 * @param instructions the instructions in use
 * @param tools the tools in use
 * @param toolResources what the tools may use
 * @param metadata the caller's key-value pairs, at most 16, with keys of at most 64 and
 * values of at most 512 characters
 * @param usage the tokens used; {@code null} until the run is over
 * @param temperature the sampling temperature, 0 to 2
 * @param topP the nucleus sampling mass, 0 to 1
 * @param maxPromptTokens the most prompt tokens over the whole run, or {@code null} for
 * no limit
 * @param maxCompletionTokens the most completion tokens over the whole run, or
 * {@code null} for no limit
 * @param truncationStrategy how much of the thread is used
 * @param toolChoice which tool the model may or must use
 * @param parallelToolCalls whether several functions may be called at once
 * @param responseFormat what the model must produce
 * @param reasoningEffort the reasoning effort, for example {@code low}
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record RunObject(String id, @Nullable String object, @Nullable Long createdAt, @Nullable String threadId,
		@Nullable String assistantId, @Nullable RunStatus status, @Nullable RequiredAction requiredAction,
		@Nullable LastError lastError, @Nullable Long expiresAt, @Nullable Long startedAt, @Nullable Long cancelledAt,
		@Nullable Long failedAt, @Nullable Long completedAt, @Nullable IncompleteDetails incompleteDetails,
		@Nullable String model, @Nullable String instructions, @Nullable List<Tool> tools,
		@Nullable ToolResources toolResources, @Nullable Map<String, String> metadata, @Nullable Usage usage,
		@Nullable Double temperature, @Nullable Double topP, @Nullable Integer maxPromptTokens,
		@Nullable Integer maxCompletionTokens, @Nullable TruncationStrategy truncationStrategy,
		@Nullable ToolChoice toolChoice, @Nullable Boolean parallelToolCalls, @Nullable ResponseFormat responseFormat,
		@Nullable String reasoningEffort, Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Check and copy what was given.
	 */
	public RunObject {
		Objects.requireNonNull(id, "id");
		tools = Copies.listOrNull(tools);
		metadata = Copies.mapOrNull(metadata);
		extra = Copies.map(extra);
	}

	/**
	 * Return the function calls that the run waits for.
	 * @return the calls of the required action, empty when there are none
	 */
	public List<RunToolCall> functionCalls() {
		if (this.requiredAction == null || this.requiredAction.submitToolOutputs() == null
				|| this.requiredAction.submitToolOutputs().toolCalls() == null) {
			return List.of();
		}
		return this.requiredAction.submitToolOutputs().toolCalls();
	}

	/**
	 * Return the tool calls that the run must not make before they are approved.
	 * @return the calls of the required action, empty when there are none
	 */
	public List<ToolApprovalCall> toolApprovals() {
		if (this.requiredAction == null || this.requiredAction.submitToolApproval() == null
				|| this.requiredAction.submitToolApproval().toolCalls() == null) {
			return List.of();
		}
		return this.requiredAction.submitToolApproval().toolCalls();
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
