package io.github.openaiassistants.backend.responses.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.model.Include;

/**
 * The part of a request that is the same for all rounds of a run.
 */
final class ResponseBody {

	private static final Map<String, String> RESULTS = Map.of(ToolMapping.FILE_SEARCH, "file_search_call.results",
			ToolMapping.CODE_INTERPRETER, "code_interpreter_call.outputs");

	private static final String REASONING = "reasoning.encrypted_content";

	private final MappingOptions options;

	private final Notices notices;

	ResponseBody(MappingOptions options, Notices notices) {
		this.options = options;
		this.notices = notices;
	}

	ObjectNode of(AssistantDefinition assistant, EffectiveSettings run) {
		ObjectNode body = Trees.object();
		Trees.with(body, "model", run.model());
		Trees.with(body, "instructions", run.instructions());
		if (!run.tools().isEmpty()) {
			body.set(ExtraBody.TOOLS, new ToolMapping(run.resources(), this.notices).map(run.tools()));
		}
		if (run.parallelToolCalls() != null) {
			body.put("parallel_tool_calls", run.parallelToolCalls());
		}
		number(body, "temperature", run.temperature());
		number(body, "top_p", run.topP());
		wrap(body, "text", "format", TextFormat.of(run.responseFormat()));
		wrap(body, "reasoning", "effort", Trees.text(run.reasoningEffort()));
		Trees.with(body, "truncation", (run.truncationStrategy() != null) ? "auto" : null);
		Trees.with(body, "metadata", (run.metadata() != null) ? Trees.strings(run.metadata()) : null);
		ExtraBody.merge(body, assistant.extraBody(), this.notices);
		// The run may replace whatever it wants
		ExtraBody.merge(body, run.extra(), new Notices(this.options));
		ExtraBody.include(body, include(body, run));
		return body;
	}

	private List<String> include(ObjectNode body, EffectiveSettings run) {
		List<String> parts = new ArrayList<>(run.include());
		parts.remove(Include.FILE_SEARCH_CONTENT);
		if (body.get(ExtraBody.TOOLS) instanceof ArrayNode tools) {
			for (JsonNode tool : tools) {
				String part = RESULTS.get(tool.path("type").asString(""));
				if (part != null) {
					parts.add(part);
				}
			}
		}
		if (this.options.keepsItems()) {
			parts.add(REASONING);
		}
		return parts;
	}

	private static void number(ObjectNode body, String name, @Nullable Double value) {
		if (value != null) {
			body.put(name, value);
		}
	}

	private static void wrap(ObjectNode body, String name, String member, @Nullable JsonNode value) {
		if (value != null) {
			body.putObject(name).set(member, value);
		}
	}

}
