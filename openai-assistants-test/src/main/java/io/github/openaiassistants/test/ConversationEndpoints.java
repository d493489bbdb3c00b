package io.github.openaiassistants.test;

import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The endpoints of conversations and their items.
 */
final class ConversationEndpoints {

	private static final int MAX_ITEMS = 20;

	private final StateThread time;

	private final ResponsesStore store;

	ConversationEndpoints(StateThread time, ResponsesStore store) {
		this.time = time;
		this.store = store;
	}

	void addTo(Router router) {
		router.addStable("POST", "/conversations", (request) -> Answer.Json.ok(create(request.body())));
		router.addStable("GET", "/conversations/{}", (request) -> Answer.Json.ok(find(request).json()));
		router.addStable("POST", "/conversations/{}", this::modify);
		router.addStable("DELETE", "/conversations/{}", this::delete);
		router.addStable("POST", "/conversations/{}/items", this::addItems);
		router.addStable("GET", "/conversations/{}/items", this::listItems);
		router.addStable("GET", "/conversations/{}/items/{}",
				(request) -> Answer.Json.ok(Included.of(request.include()).show(find(request).item(request.id(1)))));
		router.addStable("DELETE", "/conversations/{}/items/{}", this::deleteItem);
	}

	ObjectNode create(RequestBody body) {
		body.only(Set.of("metadata", "items"));
		StoredConversation conversation = new StoredConversation(
				ResponsePayloads.conversation(this.time.now(), body.metadata()));
		add(conversation, InputItems.of(body.array("items", MAX_ITEMS), "items"));
		this.store.add(conversation);
		return conversation.json();
	}

	private Answer modify(ApiRequest request) {
		StoredConversation conversation = find(request);
		request.body().only(Set.of("metadata"));
		if (!request.body().has("metadata")) {
			throw ResponseParameters.missing("metadata");
		}
		conversation.json().set("metadata", request.body().metadata());
		return Answer.Json.ok(conversation.json());
	}

	private Answer delete(ApiRequest request) {
		StoredConversation conversation = find(request);
		this.store.removeConversation(conversation.id());
		return Answer.Json.ok(Payloads.deleted("conversation", conversation.id()));
	}

	private Answer addItems(ApiRequest request) {
		StoredConversation conversation = find(request);
		request.body().only(Set.of("items"));
		JsonNode given = request.body().array("items", MAX_ITEMS);
		if (given.isEmpty()) {
			throw ResponseParameters.missing("items");
		}
		List<ObjectNode> items = InputItems.of(given, "items");
		conversation.checkIdle();
		add(conversation, items);
		return Answer.Json.ok(Page.whole(Included.of(request.include()).show(items)));
	}

	private void add(StoredConversation conversation, List<ObjectNode> items) {
		conversation.add(items);
		this.store.remember(items);
	}

	private Answer listItems(ApiRequest request) {
		List<ObjectNode> items = Included.of(request.include()).show(find(request).items());
		return Answer.Json.ok(Page.forward(items, request.query()));
	}

	private Answer deleteItem(ApiRequest request) {
		StoredConversation conversation = find(request);
		conversation.checkIdle();
		conversation.remove(request.id(1));
		return Answer.Json.ok(conversation.json());
	}

	private StoredConversation find(ApiRequest request) {
		return this.store.conversation(request.id(0));
	}

}
