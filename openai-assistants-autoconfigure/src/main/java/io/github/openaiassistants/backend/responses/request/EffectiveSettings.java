package io.github.openaiassistants.backend.responses.request;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.model.ResponseFormat;
import io.github.openaiassistants.model.Tool;
import io.github.openaiassistants.model.ToolChoice;
import io.github.openaiassistants.model.TruncationStrategy;

/**
 * What a run asks for after its request was put over the definition of its assistant.
 * Every request of the run repeats it, because nothing carries over from response to
 * response; so it is stored with the run, unlike the extra body of the definition.
 *
 * @param assistantId the assistant
 * @param model the model, or {@code null} when the server chooses
 * @param instructions the instructions as they are sent
 * @param tools the tools, functions among them
 * @param resources what the tools may use
 * @param metadata the key-value pairs of the run
 * @param temperature the sampling temperature
 * @param topP the nucleus sampling mass
 * @param maxCompletionTokens the most output tokens over the whole run
 * @param truncationStrategy {@code auto} or {@code null}
 * @param toolChoice which tool the model may or must use
 * @param parallelToolCalls whether several functions may be called at once
 * @param responseFormat what the model must produce
 * @param reasoningEffort the reasoning effort, for example {@code low}
 * @param include what the application asked for beyond the usual
 * @param extra further members of the body that the run asked for
 */
public record EffectiveSettings(String assistantId, @Nullable String model, @Nullable String instructions,
		List<Tool> tools, ThreadResources resources, @Nullable Map<String, String> metadata,
		@Nullable Double temperature, @Nullable Double topP, @Nullable Integer maxCompletionTokens,
		@Nullable TruncationStrategy truncationStrategy, @Nullable ToolChoice toolChoice,
		@Nullable Boolean parallelToolCalls, @Nullable ResponseFormat responseFormat, @Nullable String reasoningEffort,
		List<String> include, Map<String, JsonNode> extra) {

	/**
	 * Copy the collections.
	 */
	public EffectiveSettings {
		tools = List.copyOf(tools);
		metadata = (metadata != null) ? Collections.unmodifiableMap(new LinkedHashMap<>(metadata)) : null;
		include = List.copyOf(include);
		extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
	}

	EffectiveSettings with(ThreadResources other) {
		return new EffectiveSettings(this.assistantId, this.model, this.instructions, this.tools, other, this.metadata,
				this.temperature, this.topP, this.maxCompletionTokens, this.truncationStrategy, this.toolChoice,
				this.parallelToolCalls, this.responseFormat, this.reasoningEffort, this.include, this.extra);
	}

	/**
	 * Return the settings with other metadata.
	 * @param other the key-value pairs of the run
	 * @return the settings
	 */
	public EffectiveSettings with(@Nullable Map<String, String> other) {
		return new EffectiveSettings(this.assistantId, this.model, this.instructions, this.tools, this.resources, other,
				this.temperature, this.topP, this.maxCompletionTokens, this.truncationStrategy, this.toolChoice,
				this.parallelToolCalls, this.responseFormat, this.reasoningEffort, this.include, this.extra);
	}

	/**
	 * Show ids and sizes, never content.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return "EffectiveSettings[assistantId=" + this.assistantId + ", model=" + this.model + ", " + this.tools.size()
				+ " tools, " + this.resources + "]";
	}

}
