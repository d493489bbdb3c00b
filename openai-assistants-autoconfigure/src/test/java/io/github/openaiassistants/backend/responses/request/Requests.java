package io.github.openaiassistants.backend.responses.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.ResponseFormat;
import io.github.openaiassistants.model.RunToolCall;
import io.github.openaiassistants.model.Tool;
import io.github.openaiassistants.model.ToolResources;

/**
 * Writes and reads requests as JSON. Single quotes stand for double ones.
 */
final class Requests {

	static final AssistantsJson JSON = AssistantsJson.create();

	static final RequestMapper CONVERSATION = new RequestMapper(MappingOptions.conversation());

	static final RequestMapper LOCAL = new RequestMapper(MappingOptions.localHistory());

	static final String THREAD = "conv_1";

	private Requests() {
	}

	static JsonNode tree(String json) {
		return JSON.mapper().readTree(json.replace('\'', '"'));
	}

	static ObjectNode object(String json) {
		return (ObjectNode) tree(json);
	}

	static <T> T read(String json, Class<T> type) {
		return JSON.read(json.replace('\'', '"'), type);
	}

	static AssistantDefinition assistant(String json) {
		return assistant(object(json));
	}

	// Read a definition without checking it, as beans are made; its model has a default
	static AssistantDefinition assistant(ObjectNode tree) {
		AssistantDefinition.Builder definition = AssistantDefinition.builder()
			.model(tree.path("model").asString("model-a"))
			.instructions(tree.path("instructions").asString(null))
			.tools(tree.path("tools").valueStream().map((tool) -> part(tool, Tool.class)).toList())
			.reasoningEffort(tree.path("reasoning_effort").asString(null))
			.extraBody(members(tree.path("extra_body")));
		if (tree.has("tool_resources")) {
			definition.toolResources(part(tree.path("tool_resources"), ToolResources.class));
		}
		if (tree.has("response_format")) {
			definition.responseFormat(part(tree.path("response_format"), ResponseFormat.class));
		}
		if (tree.has("temperature")) {
			definition.temperature(tree.path("temperature").doubleValue());
		}
		if (tree.has("top_p")) {
			definition.topP(tree.path("top_p").doubleValue());
		}
		return definition.build();
	}

	private static <T> T part(JsonNode tree, Class<T> type) {
		return JSON.mapper().treeToValue(tree, type);
	}

	private static Map<String, JsonNode> members(JsonNode object) {
		Map<String, JsonNode> members = new LinkedHashMap<>();
		object.properties().forEach((member) -> members.put(member.getKey(), member.getValue()));
		return members;
	}

	static CreateRunRequest run(String json) {
		return JSON.mapper().treeToValue(object(json).put("assistant_id", "asst_1"), CreateRunRequest.class);
	}

	// Map a run on a conversation that is streamed
	static ObjectNode body(String assistant, String run) {
		return body(CONVERSATION, assistant, run);
	}

	static ObjectNode body(RequestMapper mapper, String assistant, String run) {
		PlannedRun planned = mapper.run(assistant(assistant), run(run), ThreadResources.NONE);
		return mapper.first(planned, ThreadHistory.conversation(THREAD), true);
	}

	static List<RunToolCall> calls(String... ids) {
		return List.of(ids).stream().map((id) -> new RunToolCall(id, "function", null, Map.of())).toList();
	}

}
