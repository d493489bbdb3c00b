package io.github.openaiassistants.backend.responses.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.Include;
import io.github.openaiassistants.model.TruncationStrategy;

/**
 * Puts the request for a run over the definition of its assistant.
 */
final class SettingsMerge {

	private static final String EFFORT = "reasoning_effort";

	private static final String STEP_DETAILS = "step_details.";

	/**
	 * Members of Assistants requests that have components and are named or shaped
	 * otherwise here. Numbers that no component expresses exactly are further members,
	 * too.
	 */
	private static final Set<String> COMPONENTS = Set.of("assistant_id", "thread", "thread_id", "instructions",
			"additional_instructions", "additional_messages", "tools", "tool_resources", "metadata",
			"max_prompt_tokens", "max_completion_tokens", "truncation_strategy", "parallel_tool_calls",
			"response_format");

	private final Notices notices;

	SettingsMerge(Notices notices) {
		this.notices = notices;
	}

	EffectiveSettings merge(AssistantDefinition assistant, CreateRunRequest run, ThreadResources resources) {
		refuse(run.maxPromptTokens());
		return new EffectiveSettings(run.assistantId(), or(run.model(), assistant.model()),
				instructions(assistant, run), (run.tools() != null) ? run.tools() : assistant.tools(), resources,
				run.metadata(), or(run.temperature(), assistant.temperature()), or(run.topP(), assistant.topP()),
				run.maxCompletionTokens(), truncation(run.truncationStrategy()), run.toolChoice(),
				run.parallelToolCalls(), or(run.responseFormat(), assistant.responseFormat()),
				or(effort(run), assistant.reasoningEffort()), include(run.include()), extra(run.extra()));
	}

	private static <T> @Nullable T or(@Nullable T ofRun, @Nullable T ofAssistant) {
		return (ofRun != null) ? ofRun : ofAssistant;
	}

	private void refuse(@Nullable Integer maxPromptTokens) {
		if (maxPromptTokens != null) {
			this.notices.dispensable("max_prompt_tokens", "which cannot limit the input",
					"Leave it out, or set truncation_strategy to auto so that a long thread is cut.");
		}
	}

	private static @Nullable String instructions(AssistantDefinition assistant, CreateRunRequest run) {
		List<String> texts = new ArrayList<>();
		add(texts, or(run.instructions(), assistant.instructions()));
		add(texts, run.additionalInstructions());
		return texts.isEmpty() ? null : String.join("\n\n", texts);
	}

	private static void add(List<String> texts, @Nullable String text) {
		if (text != null && !text.isEmpty()) {
			texts.add(text);
		}
	}

	private @Nullable TruncationStrategy truncation(@Nullable TruncationStrategy strategy) {
		if (strategy == null || "auto".equals(strategy.type())) {
			return strategy;
		}
		if (!"last_messages".equals(strategy.type())) {
			throw Refusals.unsupported("truncation_strategy.type", "which knows auto only",
					"Use auto or leave it out.");
		}
		this.notices.dispensable("truncation_strategy", "which cannot count messages",
				"Use auto, so that the oldest items are dropped when the thread is too long.");
		return null;
	}

	private static @Nullable String effort(CreateRunRequest run) {
		JsonNode effort = run.extra().get(EFFORT);
		return (effort != null && effort.isString()) ? effort.stringValue() : run.reasoningEffort();
	}

	// What is no part of Assistants steps is asked of the server as it is
	private static List<String> include(List<String> include) {
		for (String part : include) {
			if (part.startsWith(STEP_DETAILS) && !part.equals(Include.FILE_SEARCH_CONTENT)) {
				throw Refusals.unsupported("include", "which has no such part of a step",
						"Use " + Include.FILE_SEARCH_CONTENT + ", or a part of the Responses API.");
			}
		}
		return include;
	}

	private static Map<String, JsonNode> extra(Map<String, JsonNode> extra) {
		Map<String, JsonNode> passed = new LinkedHashMap<>(extra);
		passed.remove(EFFORT);
		for (String name : passed.keySet()) {
			if (COMPONENTS.contains(name)) {
				throw new RequestNotValidException(name,
						name + " must be set by the builder of the request, not as a further member");
			}
			ExtraBody.refuseOwned(name);
		}
		return passed;
	}

}
