package io.github.openaiassistants.test;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The objects of the Responses API, member by member in the recorded order.
 */
final class ResponsePayloads {

	private static final List<String> DEFAULTED_TO_NULL = List.of("instructions", "max_output_tokens",
			"max_tool_calls");

	private ResponsePayloads() {
	}

	static ObjectNode conversation(long now, JsonNode metadata) {
		ObjectNode conversation = Payloads.object().put("id", Ids.next("conv_")).put("object", "conversation");
		conversation.put("created_at", now).set("metadata", metadata);
		return conversation;
	}

	/**
	 * Makes a response that repeats what was asked for.
	 * @param body the request
	 * @return the response without status, time and output
	 */
	static ObjectNode response(ObjectNode body) {
		ObjectNode response = Payloads.object().put("id", Ids.next("resp_")).put("object", "response");
		response.put("created_at", 0).put("status", "").put("background", false).putNull("completed_at");
		response.putNull("conversation").putNull("error").putNull("incomplete_details");
		for (String name : DEFAULTED_TO_NULL) {
			response.set(name, choose(body, name, response.nullNode()));
		}
		response.set("model", choose(body, "model", response.stringNode("embedded-model")));
		response.putArray("output");
		response.set("parallel_tool_calls", choose(body, "parallel_tool_calls", response.booleanNode(true)));
		response.set("previous_response_id", choose(body, "previous_response_id", response.nullNode()));
		ObjectNode reasoning = response.putObject("reasoning").putNull("effort").putNull("summary");
		reasoning.setAll(object(body, "reasoning"));
		response.set("service_tier", choose(body, "service_tier", response.stringNode("auto")));
		response.put("store", true);
		response.set("temperature", choose(body, "temperature", response.numberNode(1.0)));
		ObjectNode text = response.putObject("text");
		text.putObject("format").put("type", "text");
		text.put("verbosity", "medium").setAll(object(body, "text"));
		response.set("tool_choice", choose(body, "tool_choice", response.stringNode("auto")));
		response.set("tools", choose(body, "tools", response.arrayNode()));
		response.set("top_logprobs", choose(body, "top_logprobs", response.numberNode(0)));
		response.set("top_p", choose(body, "top_p", response.numberNode(1.0)));
		response.set("truncation", choose(body, "truncation", response.stringNode("disabled")));
		response.putNull("usage");
		response.set("user", choose(body, "user", response.nullNode()));
		response.set("metadata", choose(body, "metadata", response.objectNode()));
		if (body.has("agent_reference")) {
			response.set("agent_reference", body.path("agent_reference"));
		}
		return response;
	}

	static ObjectNode usage(int input, int output, boolean details) {
		ObjectNode usage = Payloads.object().put("input_tokens", input);
		if (details) {
			usage.putObject("input_tokens_details").put("cached_tokens", 0).put("cache_write_tokens", 0);
		}
		usage.put("output_tokens", output);
		if (details) {
			usage.putObject("output_tokens_details").put("reasoning_tokens", 0);
		}
		return usage.put("total_tokens", input + output);
	}

	static ObjectNode message(String id) {
		ObjectNode message = item(id, "message");
		message.putArray("content");
		return message.put("role", "assistant");
	}

	static ObjectNode part(boolean refusal, String text, JsonNode annotations) {
		if (refusal) {
			return Payloads.object().put("type", "refusal").put("refusal", text);
		}
		ObjectNode part = Payloads.object().put("type", "output_text");
		part.set("annotations", annotations.deepCopy());
		part.putArray("logprobs");
		return part.put("text", text);
	}

	static ObjectNode item(String id, String type) {
		return Payloads.object().put("id", id).put("type", type).put("status", "in_progress");
	}

	static ObjectNode error(String type, String message) {
		ObjectNode error = Payloads.object().put("type", type).put("code", type);
		return error.put("message", message).putNull("param");
	}

	private static JsonNode choose(ObjectNode body, String name, JsonNode otherwise) {
		return body.hasNonNull(name) ? body.path(name) : otherwise;
	}

	private static ObjectNode object(ObjectNode body, String name) {
		return (body.path(name) instanceof ObjectNode object) ? object : Payloads.object();
	}

}
