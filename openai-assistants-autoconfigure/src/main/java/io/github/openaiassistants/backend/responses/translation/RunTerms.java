package io.github.openaiassistants.backend.responses.translation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.model.ResponseFormat;
import io.github.openaiassistants.model.Tool;
import io.github.openaiassistants.model.ToolChoice;

/**
 * What a run was asked to be, after the request and the definition of the assistant were
 * put together. The server of a bridged run knows little of it, so the run's objects are
 * made of it.
 *
 * @param threadId the thread
 * @param assistantId the assistant
 * @param model the model that was asked for, or {@code null} to tell what the server says
 * @param instructions the text that was sent, or {@code null}
 * @param tools the tools, in the shape of the Assistants API
 * @param metadata the metadata of the run
 * @param temperature the temperature that was asked for, or {@code null}
 * @param topP the nucleus sampling that was asked for, or {@code null}
 * @param maxCompletionTokens the tokens the run may write, or {@code null}
 * @param toolChoice the choice of tools, {@code null} for {@code auto}
 * @param parallelToolCalls whether calls may be parallel, {@code null} for {@code true}
 * @param responseFormat the format of the answer, {@code null} for {@code auto}
 * @param reasoningEffort the effort that was asked for, or {@code null}
 * @param includesSearchContent whether file search tells the text that it found
 */
public record RunTerms(String threadId, String assistantId, @Nullable String model, @Nullable String instructions,
		List<Tool> tools, Map<String, String> metadata, @Nullable Double temperature, @Nullable Double topP,
		@Nullable Integer maxCompletionTokens, @Nullable ToolChoice toolChoice, @Nullable Boolean parallelToolCalls,
		@Nullable ResponseFormat responseFormat, @Nullable String reasoningEffort, boolean includesSearchContent) {

	/**
	 * Copy the collections.
	 */
	public RunTerms {
		tools = List.copyOf(tools);
		metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
	}

	/**
	 * Show ids and sizes, never content.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return "RunTerms[threadId=" + this.threadId + ", assistantId=" + this.assistantId + ", tools="
				+ this.tools.size() + ", metadata=" + this.metadata.size() + " entries]";
	}

}
