package io.github.openaiassistants.backend.responses.request;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.failure.RequestNotValidException;

/**
 * Further members of the body of a request.
 */
final class ExtraBody {

	static final String TOOLS = "tools";

	static final String INCLUDE = "include";

	/**
	 * Members that the mapping or the state of a run depends on, with what sets them.
	 */
	static final Map<String, String> OWNED = Map.of(
	// @formatter:off
			"input", "Add messages to the thread, or additional messages to the run.",
			"conversation", "Name the thread when a run is started.",
			"previous_response_id", "Name the thread when a run is started; responses are not chained.",
			"stream", "How a run is started decides that.",
			"model", "Set the model of the definition or of the run.",
			"store", "Set openai.assistants.responses.store.",
			"background", "Set openai.assistants.responses.background.",
			"tool_choice", "Set it on the run; it must not be repeated in later rounds.",
			"max_output_tokens", "Set max_completion_tokens on the run; the rest is computed for every round.");
	// @formatter:on

	private ExtraBody() {
	}

	static void refuseOwned(String name) {
		String remedy = OWNED.get(name);
		if (remedy != null) {
			throw new RequestNotValidException(name, name + " must not be a further member of the body. " + remedy);
		}
	}

	// Merge members into a body: lists of tools and of what to include grow, all else
	// replaces what is there.
	static void merge(ObjectNode body, Map<String, JsonNode> members, Notices notices) {
		members.forEach((name, value) -> {
			refuseOwned(name);
			if (name.equals(TOOLS)) {
				array(body, TOOLS).addAll(elements(TOOLS, value));
			}
			else if (name.equals(INCLUDE)) {
				include(body, elements(INCLUDE, value).valueStream().map(JsonNode::asString).toList());
			}
			else {
				JsonNode before = body.replace(name, value);
				if (before != null && !before.equals(value)) {
					notices.warn("The extra-body of the assistant replaces " + name + " of the run and the definition");
				}
			}
		});
	}

	static void include(ObjectNode body, Iterable<String> parts) {
		Set<String> all = new LinkedHashSet<>();
		array(body, INCLUDE).forEach((part) -> all.add(part.asString()));
		parts.forEach(all::add);
		if (all.isEmpty()) {
			body.remove(INCLUDE);
		}
		else {
			body.set(INCLUDE, Trees.strings(all));
		}
	}

	private static ArrayNode array(ObjectNode body, String name) {
		return (body.get(name) instanceof ArrayNode array) ? array : body.putArray(name);
	}

	private static ArrayNode elements(String name, JsonNode value) {
		if (value instanceof ArrayNode array) {
			return array;
		}
		throw new RequestNotValidException(name, name + " in the extra-body of an assistant must be a list");
	}

}
