package io.github.openaiassistants.test;

import java.util.List;
import java.util.Set;

import tools.jackson.databind.node.ObjectNode;

/**
 * The endpoints of threads.
 */
final class ThreadEndpoints {

	private final Store store;

	private final StateThread time;

	private final MessageEndpoints messages;

	private final ToolResources resources;

	ThreadEndpoints(Store store, StateThread time, MessageEndpoints messages, ToolResources resources) {
		this.store = store;
		this.time = time;
		this.messages = messages;
		this.resources = resources;
	}

	void addTo(Router router) {
		router.add("POST", "/threads", (request) -> {
			StoredThread thread = create(request.body());
			return Answer.Json.ok(Payloads.threadOverRest(thread.json()));
		});
		router.add("GET", "/threads", this::list);
		router.add("GET", "/threads/{}",
				(request) -> Answer.Json.ok(Payloads.threadOverRest(this.store.thread(request.id(0)).json())));
		router.add("POST", "/threads/{}", this::modify);
		router.add("DELETE", "/threads/{}", this::delete);
	}

	StoredThread create(RequestBody body) {
		body.only(Set.of("messages", "tool_resources", "metadata"));
		StoredThread thread = new StoredThread(
				Payloads.thread(this.time.now(), body.metadata(), this.resources.create(body)));
		this.messages.addAll(thread, body, "messages");
		this.store.add(thread);
		return thread;
	}

	private Answer list(ApiRequest request) {
		List<ObjectNode> shown = this.store.threads()
			.stream()
			.map((thread) -> Payloads.threadOverRest(thread.json()))
			.toList();
		return Answer.Json.ok(Page.of(shown, request.query()));
	}

	private Answer modify(ApiRequest request) {
		StoredThread thread = this.store.thread(request.id(0));
		request.body().only(Set.of("tool_resources", "metadata"));
		if (request.body().has("metadata")) {
			thread.json().set("metadata", request.body().metadata());
		}
		if (request.body().has("tool_resources")) {
			thread.json().set("tool_resources", ToolResources.existing(request.body()));
		}
		return Answer.Json.ok(Payloads.threadOverRest(thread.json()));
	}

	private Answer delete(ApiRequest request) {
		StoredThread thread = this.store.removeThread(request.id(0));
		thread.runs().forEach((run) -> run.engine().stop());
		return Answer.Json.ok(Payloads.deleted("thread", thread.id()));
	}

}
