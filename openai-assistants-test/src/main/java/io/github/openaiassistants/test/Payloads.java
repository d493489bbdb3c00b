package io.github.openaiassistants.test;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The objects of the API as servers write them, member by member in the recorded order.
 * State is kept in the form that streams send; REST answers differ a little.
 */
final class Payloads {

	private static final List<String> MEMBERS_MISSING_OVER_REST = List.of("status", "incomplete_details",
			"incomplete_at", "completed_at");

	private Payloads() {
	}

	static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}

	static ObjectNode assistant(String id, long now) {
		ObjectNode assistant = object().put("id", id).put("object", "assistant").put("created_at", now);
		assistant.putNull("name").putNull("description").putNull("model").putNull("instructions").putArray("tools");
		assistant.put("top_p", 1.0).put("temperature", 1.0).putNull("reasoning_effort").putObject("tool_resources");
		assistant.putObject("metadata");
		return assistant.put("response_format", "auto");
	}

	static ObjectNode thread(long now, JsonNode metadata, JsonNode toolResources) {
		ObjectNode thread = object().put("id", Ids.next("thread_")).put("object", "thread").put("created_at", now);
		thread.set("metadata", metadata);
		thread.set("tool_resources", toolResources.isObject() ? toolResources : emptyToolResources());
		return thread;
	}

	static ObjectNode threadOverRest(ObjectNode thread) {
		return withoutEmptyToolResources(thread);
	}

	static ObjectNode run(StoredThread thread, String assistantId, long now) {
		ObjectNode run = object().put("id", Ids.next("run_")).put("object", "thread.run").put("created_at", now);
		run.put("assistant_id", assistantId).put("thread_id", thread.id());
		run.put("status", RunStatus.QUEUED.wireName()).putNull("started_at").put("expires_at", now + 600);
		run.putNull("cancelled_at").putNull("failed_at").putNull("completed_at");
		run.putNull("required_action").putNull("last_error");
		return run;
	}

	static ObjectNode runOverRest(ObjectNode run) {
		return withoutEmptyToolResources(run);
	}

	static ObjectNode step(ObjectNode run, String type, long now) {
		ObjectNode step = object().put("id", Ids.next("step_")).put("object", "thread.run.step");
		step.put("created_at", now).put("run_id", run.path("id").stringValue());
		step.set("assistant_id", run.path("assistant_id"));
		step.set("thread_id", run.path("thread_id"));
		step.put("type", type).put("status", "in_progress").putNull("cancelled_at").putNull("completed_at");
		step.set("expires_at", run.path("expires_at"));
		step.putNull("failed_at").putNull("last_error");
		step.putObject("step_details").put("type", type);
		return step.putNull("usage");
	}

	static ObjectNode stepOverRest(ObjectNode step) {
		return object().setAll(step).putNull("expires_at");
	}

	static ObjectNode message(String threadId, String role, long now) {
		ObjectNode message = object().put("id", Ids.next("msg_")).put("object", "thread.message");
		message.put("created_at", now).putNull("assistant_id").put("thread_id", threadId).putNull("run_id");
		message.put("status", "in_progress").putNull("incomplete_details").putNull("incomplete_at");
		message.putNull("completed_at").put("role", role);
		message.putArray("content");
		message.putArray("attachments");
		message.putObject("metadata");
		return message;
	}

	static ObjectNode messageOverRest(ObjectNode message) {
		return object().setAll(message).without(MEMBERS_MISSING_OVER_REST);
	}

	static ObjectNode deleted(String kind, String id) {
		return object().put("id", id).put("object", kind + ".deleted").put("deleted", true);
	}

	static ObjectNode usage(int prompt, int completion) {
		ObjectNode usage = object().put("prompt_tokens", prompt).put("completion_tokens", completion);
		usage.put("total_tokens", prompt + completion);
		usage.putObject("prompt_token_details").put("cached_tokens", 0);
		usage.putObject("completion_tokens_details").put("reasoning_tokens", 0);
		return usage;
	}

	static ObjectNode messageDelta(String id, String type, JsonNode body) {
		ObjectNode delta = object().put("id", id).put("object", "thread.message.delta");
		ObjectNode part = delta.putObject("delta").putArray("content").addObject();
		part.put("index", 0).put("type", type).set(type, body);
		return delta;
	}

	static ObjectNode stepDelta(String id, String type, ObjectNode call) {
		ObjectNode delta = object().put("id", id).put("object", "thread.run.step.delta");
		ObjectNode details = delta.putObject("delta").putObject("step_details").put("type", type);
		details.putArray("tool_calls").add(call);
		return delta;
	}

	static ObjectNode fileSearch(String ranker) {
		ObjectNode search = object();
		search.putObject("ranking_options").put("ranker", ranker).put("score_threshold", 0.0);
		search.putArray("results");
		return search;
	}

	/**
	 * Returns a step without what file searches found in the files, which is shown only
	 * to those who ask for it.
	 * @param step the step
	 * @return a copy
	 */
	static ObjectNode withoutContentOfResults(ObjectNode step) {
		ObjectNode copy = step.deepCopy();
		for (JsonNode call : copy.path("step_details").path("tool_calls")) {
			for (JsonNode result : call.path("file_search").path("results")) {
				((ObjectNode) result).remove("content");
			}
		}
		return copy;
	}

	private static ObjectNode emptyToolResources() {
		ObjectNode resources = object();
		resources.putObject("code_interpreter").putArray("file_ids");
		return resources;
	}

	private static ObjectNode withoutEmptyToolResources(ObjectNode source) {
		ObjectNode copy = object().setAll(source);
		if (emptyToolResources().equals(source.path("tool_resources"))) {
			copy.putObject("tool_resources");
		}
		return copy;
	}

}
