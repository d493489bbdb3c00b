package io.github.openaiassistants.test;

import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The endpoints under {@code /assistants}.
 */
final class AssistantEndpoints {

	private static final int MAX_TOOLS = 128;

	private static final List<String> MEMBERS = List.of("name", "description", "model", "instructions", "tools",
			"top_p", "temperature", "reasoning_effort", "tool_resources", "metadata", "response_format");

	private final Store store;

	private final StateThread time;

	private final ToolResources resources;

	AssistantEndpoints(Store store, StateThread time, ToolResources resources) {
		this.store = store;
		this.time = time;
		this.resources = resources;
	}

	void addTo(Router router) {
		router.add("POST", "/assistants", (request) -> Answer.Json.ok(create(request.body())));
		router.add("GET", "/assistants",
				(request) -> Answer.Json.ok(Page.of(List.copyOf(this.store.assistants().values()), request.query())));
		router.add("GET", "/assistants/{}", (request) -> Answer.Json.ok(this.store.assistant(request.id(0))));
		router.add("POST", "/assistants/{}", this::modify);
		router.add("DELETE", "/assistants/{}", this::delete);
	}

	ObjectNode create(RequestBody body) {
		check(body);
		body.required("model");
		ObjectNode assistant = Payloads.assistant(Ids.next("asst_"), this.time.now());
		merge(assistant, body);
		if (body.has("tool_resources")) {
			assistant.set("tool_resources", this.resources.create(body));
		}
		this.store.assistants().put(assistant.path("id").stringValue(), assistant);
		return assistant;
	}

	private Answer modify(ApiRequest request) {
		ObjectNode assistant = this.store.assistant(request.id(0));
		check(request.body());
		ToolResources.existing(request.body());
		merge(assistant, request.body());
		return Answer.Json.ok(assistant);
	}

	private Answer delete(ApiRequest request) {
		this.store.assistant(request.id(0));
		this.store.assistants().remove(request.id(0));
		return Answer.Json.ok(Payloads.deleted("assistant", request.id(0)));
	}

	private static void check(RequestBody body) {
		body.only(Set.copyOf(MEMBERS));
		body.text("model");
		body.text("name");
		body.text("description");
		body.text("instructions");
		body.array("tools", MAX_TOOLS);
		body.metadata();
		body.number("temperature", 0, 2);
		body.number("top_p", 0, 1);
	}

	private static void merge(ObjectNode assistant, RequestBody body) {
		for (String member : MEMBERS) {
			JsonNode value = body.json().path(member);
			if (!value.isMissingNode() && !value.isNull()) {
				assistant.set(member, value);
			}
		}
	}

}
