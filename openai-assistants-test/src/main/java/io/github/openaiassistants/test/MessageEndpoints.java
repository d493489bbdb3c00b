package io.github.openaiassistants.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The endpoints of messages.
 */
final class MessageEndpoints {

	private static final int MAX_MESSAGES = 100_000;

	private static final Set<String> ROLES = Set.of("user", "assistant");

	private static final Set<String> IMAGES = Set.of("image_url", "image_file");

	private final Store store;

	private final StateThread time;

	MessageEndpoints(Store store, StateThread time) {
		this.store = store;
		this.time = time;
	}

	void addTo(Router router) {
		router.add("POST", "/threads/{}/messages", this::create);
		router.add("GET", "/threads/{}/messages", this::list);
		router.add("GET", "/threads/{}/messages/{}",
				(request) -> Answer.Json.ok(Payloads.messageOverRest(find(request))));
		router.add("POST", "/threads/{}/messages/{}", this::modify);
		router.add("DELETE", "/threads/{}/messages/{}", this::delete);
	}

	/**
	 * Adds the messages that a request brings along.
	 * @param thread the thread
	 * @param body the request
	 * @param member the name of the member with the messages
	 */
	void addAll(StoredThread thread, RequestBody body, String member) {
		List<ObjectNode> added = new ArrayList<>();
		int index = 0;
		for (JsonNode message : body.array(member, MAX_MESSAGES)) {
			added.add(message(thread, RequestBody.of(message, member + "[" + index++ + "].")));
		}
		thread.messages().addAll(added);
	}

	private Answer create(ApiRequest request) {
		StoredThread thread = this.store.thread(request.id(0));
		ObjectNode message = message(thread, request.body());
		StoredRun active = thread.activeRun();
		if (active != null) {
			throw RefusedException
				.badRequest("Can't add messages to " + thread.id() + " while a run " + active.id() + " is active.");
		}
		thread.messages().add(message);
		return Answer.Json.ok(Payloads.messageOverRest(message));
	}

	private Answer list(ApiRequest request) {
		StoredThread thread = this.store.thread(request.id(0));
		String runId = request.query().get("run_id");
		List<ObjectNode> shown = new ArrayList<>();
		for (ObjectNode message : thread.messages()) {
			if (runId == null || message.path("run_id").asString("").equals(runId)) {
				shown.add(Payloads.messageOverRest(message));
			}
		}
		return Answer.Json.ok(Page.of(shown, request.query()));
	}

	private Answer modify(ApiRequest request) {
		ObjectNode message = find(request);
		request.body().only(Set.of("metadata"));
		message.set("metadata", request.body().metadata());
		return Answer.Json.ok(Payloads.messageOverRest(message));
	}

	private Answer delete(ApiRequest request) {
		this.store.thread(request.id(0)).removeMessage(request.id(1));
		return Answer.Json.ok(Payloads.deleted("thread.message", request.id(1)));
	}

	private ObjectNode find(ApiRequest request) {
		return this.store.thread(request.id(0)).message(request.id(1));
	}

	private ObjectNode message(StoredThread thread, RequestBody body) {
		body.only(Set.of("role", "content", "attachments", "metadata"));
		String role = body.required("role");
		if (!ROLES.contains(role)) {
			throw RefusedException.badRequest("invalid_value", "role",
					"Invalid value for 'role': supported values are 'user' and 'assistant'.");
		}
		ObjectNode message = Payloads.message(thread.id(), role, this.time.now());
		message.put("status", "completed").put("completed_at", this.time.now());
		message.set("content", content(body.json().path("content")));
		message.set("metadata", body.metadata());
		if (body.has("attachments")) {
			message.set("attachments", body.json().path("attachments"));
		}
		return message;
	}

	private static ArrayNode content(JsonNode content) {
		ArrayNode parts = Payloads.object().arrayNode();
		if (content.isString() && !content.stringValue().isEmpty()) {
			addText(parts, content.stringValue());
		}
		for (JsonNode part : content) {
			String type = part.path("type").asString("");
			if (type.equals("text") && part.path("text").isString()) {
				addText(parts, part.path("text").stringValue());
			}
			else if (IMAGES.contains(type) && part.path(type).isObject()) {
				parts.add(part);
			}
			else {
				throw RefusedException.badRequest("invalid_value", "content", "Invalid content part.");
			}
		}
		if (parts.isEmpty()) {
			throw RefusedException.badRequest("invalid_value", "content", "Message content must be non-empty.");
		}
		return parts;
	}

	private static void addText(ArrayNode parts, String text) {
		parts.addObject().put("type", "text").putObject("text").put("value", text).putArray("annotations");
	}

}
