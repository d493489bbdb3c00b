package io.github.openaiassistants.event;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Which logical run something belongs to. The same instance is shared by all events for
 * which nothing of it changed.
 *
 * @param runId the id of the run at the server, or {@code null} as long as the server has
 * not told it
 * @param threadId the id of the thread, or {@code null} as long as it is not known
 * @param assistantId the id of the assistant, or {@code null} when it is not known
 * @param client the name of the configured client
 * @param clientRunId the id given to the logical run here, before the server answered
 * @param continues the {@code clientRunId} of the logical run that this one continues, or
 * {@code null} when it continues none
 * @param attributes what the caller attached to the request; never sent
 */
public record RunReference(@Nullable String runId, @Nullable String threadId, @Nullable String assistantId,
		String client, String clientRunId, @Nullable String continues, Map<String, String> attributes) {

	/**
	 * Copy the attributes.
	 */
	public RunReference {
		attributes = Map.copyOf(attributes);
	}

	/**
	 * Return a copy with what the server told.
	 * @param runId the id of the run
	 * @param threadId the id of the thread
	 * @param assistantId the id of the assistant
	 * @return this or a new reference
	 */
	public RunReference with(@Nullable String runId, @Nullable String threadId, @Nullable String assistantId) {
		return new RunReference(runId, threadId, assistantId, this.client, this.clientRunId, this.continues,
				this.attributes);
	}

	/**
	 * Show the ids and the names of the attributes, not their values.
	 * @return a text without content
	 */
	@Override
	public String toString() {
		return "RunReference[runId=" + Printable.id(this.runId) + ", threadId=" + Printable.id(this.threadId)
				+ ", assistantId=" + Printable.id(this.assistantId) + ", client=" + this.client + ", clientRunId="
				+ this.clientRunId + ", continues=" + this.continues + ", attributes=" + this.attributes.keySet() + "]";
	}

}
