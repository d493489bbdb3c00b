package io.github.openaiassistants.backend.responses;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.backend.responses.request.BridgeIds;
import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.http.Received;
import io.github.openaiassistants.http.RestHttp;
import io.github.openaiassistants.http.RestRequest;
import io.github.openaiassistants.http.StreamingHttp;

/**
 * The requests of the Responses and Conversations API. All are sent on subscription, and
 * fail with an {@link io.github.openaiassistants.failure.AssistantsException}.
 */
final class ResponsesCalls {

	private static final String RESPONSE = "/responses/{response_id}";

	private static final String CONVERSATION = "/conversations/{conversation_id}";

	private static final String ITEMS = CONVERSATION + "/items";

	private static final String ITEM = ITEMS + "/{item_id}";

	private final StreamingHttp streaming;

	private final RestHttp rest;

	private final AssistantsJson json;

	ResponsesCalls(StreamingHttp streaming, RestHttp rest, AssistantsJson json) {
		this.streaming = streaming;
		this.rest = rest;
		this.json = json;
	}

	// @return the bytes of the stream, after an empty piece when it was accepted
	Flux<Received> streamResponse(ObjectNode body) {
		return this.streaming.open(RestRequest.post("create response", "/responses", Map.of()).withJson(body));
	}

	// @return the bytes of the stream from the event after the cursor
	Flux<Received> resumeResponse(String responseId, @Nullable Long cursor) {
		MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
		query.add("stream", "true");
		if (cursor != null) {
			query.add("starting_after", cursor.toString());
		}
		return this.streaming
			.open(RestRequest.get("resume response", RESPONSE, responseIds(responseId)).withQuery(query));
	}

	Mono<JsonNode> createResponse(ObjectNode body) {
		return object(RestRequest.post("create response", "/responses", Map.of()).withJson(body));
	}

	Mono<JsonNode> retrieveResponse(String responseId, List<String> include) {
		MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
		include.forEach((name) -> query.add("include[]", name));
		return object(RestRequest.get("retrieve response", RESPONSE, responseIds(responseId)).withQuery(query));
	}

	Mono<JsonNode> cancelResponse(String responseId) {
		return object(RestRequest.post("cancel response", RESPONSE + "/cancel", responseIds(responseId)).withRepeats());
	}

	Mono<JsonNode> createConversation(ObjectNode body) {
		return object(RestRequest.post("create conversation", "/conversations", Map.of()).withJson(body));
	}

	Mono<JsonNode> retrieveConversation(String threadId) {
		return object(RestRequest.get("retrieve conversation", CONVERSATION, threadIds(threadId)));
	}

	Mono<JsonNode> modifyConversation(String threadId, ObjectNode body) {
		return object(RestRequest.post("modify conversation", CONVERSATION, threadIds(threadId)).withJson(body));
	}

	Mono<Void> deleteConversation(String threadId) {
		return done(RestRequest.delete("delete conversation", CONVERSATION, threadIds(threadId)));
	}

	// @return the list of the items that were created
	Mono<JsonNode> createItems(String threadId, ObjectNode body) {
		return list(RestRequest.post("create items", ITEMS, threadIds(threadId)).withJson(body));
	}

	// @return one page, with has_more and last_id
	Mono<JsonNode> listItems(String threadId, int limit, String order, @Nullable String after) {
		MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
		query.add("limit", String.valueOf(limit));
		query.add("order", order);
		if (after != null) {
			query.add("after", after);
		}
		return list(RestRequest.get("list items", ITEMS, threadIds(threadId)).withQuery(query));
	}

	Mono<JsonNode> retrieveItem(String threadId, String itemId) {
		return object(RestRequest.get("retrieve item", ITEM, itemIds(threadId, itemId)));
	}

	Mono<Void> deleteItem(String threadId, String itemId) {
		return done(RestRequest.delete("delete item", ITEM, itemIds(threadId, itemId)));
	}

	// Without an id it is no object of these APIs, but maybe an error with status 200
	private Mono<JsonNode> object(RestRequest request) {
		return this.rest.exchange(request, (bytes) -> require(tree(bytes), (tree) -> tree.path("id").isString()));
	}

	private Mono<JsonNode> list(RestRequest request) {
		return this.rest.exchange(request, (bytes) -> require(tree(bytes), (tree) -> tree.path("data").isArray()));
	}

	// Some servers have nothing to say about what they deleted
	private Mono<Void> done(RestRequest request) {
		return this.rest.exchange(request, (bytes) -> bytes).then();
	}

	private JsonNode tree(byte[] bytes) {
		return this.json.readTree(bytes, 0, bytes.length);
	}

	private static JsonNode require(JsonNode tree, Predicate<JsonNode> condition) {
		if (!condition.test(tree)) {
			throw MismatchedInputException.from(null, JsonNode.class, "not the object that was asked for");
		}
		return tree;
	}

	private static Map<String, String> responseIds(String responseId) {
		return Map.of("response_id", BridgeIds.response(responseId));
	}

	private static Map<String, String> threadIds(String threadId) {
		return Map.of("conversation_id", BridgeIds.thread(threadId));
	}

	private static Map<String, String> itemIds(String threadId, String itemId) {
		return Map.of("conversation_id", BridgeIds.thread(threadId), "item_id", BridgeIds.item(itemId));
	}

}
