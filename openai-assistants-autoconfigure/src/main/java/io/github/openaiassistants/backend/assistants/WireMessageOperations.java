package io.github.openaiassistants.backend.assistants;

import reactor.core.publisher.Mono;

import io.github.openaiassistants.backend.ThreadLock;
import io.github.openaiassistants.client.MessageOperations;
import io.github.openaiassistants.client.RunOperations;
import io.github.openaiassistants.http.RestRequest;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.ModifyMetadataRequest;

/**
 * The operations on messages.
 */
final class WireMessageOperations implements MessageOperations {

	private final RestCalls calls;

	private final RunOperations runs;

	private final ThreadLock lock;

	WireMessageOperations(RestCalls calls, RunOperations runs, ThreadLock lock) {
		this.calls = calls;
		this.runs = runs;
		this.lock = lock;
	}

	@Override
	public Mono<MessageObject> create(String threadId, CreateMessageRequest request) {
		RestRequest rest = RestRequest
			.post("create message", "/threads/{thread_id}/messages", RestCalls.ids("thread_id", threadId))
			.withJson(request);
		return this.lock.guard(this.runs, threadId, this.calls.exchange(rest, MessageObject.class));
	}

	@Override
	public Mono<MessageObject> retrieve(String threadId, String messageId) {
		RestRequest rest = RestRequest.get("retrieve message", "/threads/{thread_id}/messages/{message_id}",
				RestCalls.ids("thread_id", threadId, "message_id", messageId));
		return this.calls.exchange(rest, MessageObject.class);
	}

	@Override
	public Mono<MessageObject> modify(String threadId, String messageId, ModifyMetadataRequest request) {
		RestRequest rest = RestRequest
			.post("modify message", "/threads/{thread_id}/messages/{message_id}",
					RestCalls.ids("thread_id", threadId, "message_id", messageId))
			.withJson(request);
		return this.calls.exchange(rest, MessageObject.class);
	}

	@Override
	public Mono<Deletion> delete(String threadId, String messageId) {
		RestRequest rest = RestRequest.delete("delete message", "/threads/{thread_id}/messages/{message_id}",
				RestCalls.ids("thread_id", threadId, "message_id", messageId));
		return this.calls.delete(rest, messageId);
	}

	@Override
	public Mono<ListPage<MessageObject>> page(String threadId, ListQuery query) {
		RestRequest rest = RestRequest
			.get("list messages", "/threads/{thread_id}/messages", RestCalls.ids("thread_id", threadId))
			.withQuery(ListParameters.of(query, ListParameters.RUN_ID));
		return this.calls.page(rest, MessageObject.class);
	}

}
