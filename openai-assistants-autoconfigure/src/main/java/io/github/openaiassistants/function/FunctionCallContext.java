package io.github.openaiassistants.function;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Which call of which run a function is called for.
 *
 * @param callId the id of the call at the server
 * @param functionName the name of the function
 * @param runId the id of the run
 * @param threadId the id of the thread, or {@code null} when it is not known
 * @param assistantId the id of the assistant, or {@code null} when it is not known
 * @param clientRunId the id of the logical run here
 * @param attributes what the caller attached to the request
 * @param deadline when the output is no longer waited for
 */
public record FunctionCallContext(String callId, String functionName, String runId, @Nullable String threadId,
		@Nullable String assistantId, String clientRunId, Map<String, String> attributes, Instant deadline) {

	/**
	 * Copy the attributes, so that nobody can change them later.
	 */
	public FunctionCallContext {
		attributes = Map.copyOf(attributes);
	}

	/**
	 * Show which run it is, and how many attributes there are.
	 * @return a text without content
	 */
	@Override
	public String toString() {
		return "FunctionCallContext[clientRunId=" + this.clientRunId + ", attributes=" + this.attributes.size()
				+ " entries, deadline=" + this.deadline + "]";
	}

}
