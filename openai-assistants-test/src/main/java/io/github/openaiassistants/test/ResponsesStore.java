package io.github.openaiassistants.test;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the server knows of conversations and responses. Belongs to the state thread.
 */
final class ResponsesStore {

	private final Map<String, StoredConversation> conversations = new HashMap<>();

	private final Map<String, StoredResponse> responses = new HashMap<>();

	private final Map<String, Continuation> continuations = new HashMap<>();

	private final Set<String> itemIds = new HashSet<>();

	private final Map<String, String> reasoningByItem = new HashMap<>();

	void add(StoredConversation conversation) {
		this.conversations.put(conversation.id(), conversation);
	}

	StoredConversation conversation(String id) {
		StoredConversation conversation = this.conversations.get(id);
		if (conversation == null) {
			throw RefusedException.notFound("Conversation with id '" + id + "' not found.");
		}
		return conversation;
	}

	void removeConversation(String id) {
		this.conversations.remove(id);
	}

	void add(StoredResponse response) {
		this.responses.put(response.id(), response);
	}

	StoredResponse response(String id) {
		StoredResponse response = findResponse(id);
		if (response == null) {
			throw RefusedException.notFound("Response with id '" + id + "' not found.");
		}
		return response;
	}

	/**
	 * Finds a response.
	 * @param id its id
	 * @return the response or {@code null}
	 */
	@Nullable StoredResponse findResponse(String id) {
		StoredResponse response = this.responses.get(id);
		return (response != null && !response.isForgotten()) ? response : null;
	}

	void removeResponse(String id) {
		this.responses.remove(id);
	}

	/**
	 * Remembers how a script goes on after function calls.
	 * @param continuation how it goes on
	 */
	void add(Continuation continuation) {
		continuation.names().keySet().forEach((callId) -> this.continuations.put(callId, continuation));
	}

	/**
	 * Finds what follows a call.
	 * @param callId the id of the call
	 * @return how its script goes on, {@code null} if no script made this call
	 */
	@Nullable Continuation continuation(String callId) {
		return this.continuations.get(callId);
	}

	/**
	 * Remembers that items can be referred to by their ids.
	 * @param items the items
	 */
	void remember(Collection<ObjectNode> items) {
		items.forEach((item) -> this.itemIds.add(item.path("id").asString("")));
	}

	/**
	 * Remembers which reasoning led to which item.
	 * @param output the output of a response
	 */
	void rememberReasoning(List<ObjectNode> output) {
		for (int i = 1; i < output.size(); i++) {
			ObjectNode before = output.get(i - 1);
			ObjectNode item = output.get(i);
			boolean led = before.path("type").asString("").equals("reasoning")
					&& !item.path("type").asString("").equals("reasoning");
			if (led) {
				this.reasoningByItem.put(item.path("id").asString(""), before.path("id").asString(""));
			}
		}
	}

	/**
	 * Finds the reasoning that led to an item.
	 * @param itemId the id of the item
	 * @return the id of the reasoning item, {@code null} when there was none
	 */
	@Nullable String reasoningBefore(String itemId) {
		return this.reasoningByItem.get(itemId);
	}

	boolean remembers(String itemId) {
		return this.itemIds.contains(itemId);
	}

}
