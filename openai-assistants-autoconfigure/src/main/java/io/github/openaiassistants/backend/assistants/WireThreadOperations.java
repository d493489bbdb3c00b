package io.github.openaiassistants.backend.assistants;

import java.util.Map;

import reactor.core.publisher.Mono;

import io.github.openaiassistants.client.ThreadOperations;
import io.github.openaiassistants.http.RestRequest;
import io.github.openaiassistants.model.CreateThreadRequest;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.ModifyThreadRequest;
import io.github.openaiassistants.model.ThreadObject;

/**
 * The operations on threads.
 */
final class WireThreadOperations implements ThreadOperations {

	private final RestCalls calls;

	WireThreadOperations(RestCalls calls) {
		this.calls = calls;
	}

	@Override
	public Mono<ThreadObject> create() {
		RestRequest rest = RestRequest.post("create thread", "/threads", Map.of()).withJson(CreateThreadRequest.of());
		return this.calls.exchange(rest, ThreadObject.class);
	}

	@Override
	public Mono<ThreadObject> create(CreateThreadRequest request) {
		RestRequest rest = RestRequest.post("create thread", "/threads", Map.of()).withJson(request);
		return this.calls.exchange(rest, ThreadObject.class);
	}

	@Override
	public Mono<ThreadObject> retrieve(String threadId) {
		RestRequest rest = RestRequest.get("retrieve thread", "/threads/{thread_id}",
				RestCalls.ids("thread_id", threadId));
		return this.calls.exchange(rest, ThreadObject.class);
	}

	@Override
	public Mono<ThreadObject> modify(String threadId, ModifyThreadRequest request) {
		RestRequest rest = RestRequest
			.post("modify thread", "/threads/{thread_id}", RestCalls.ids("thread_id", threadId))
			.withJson(request);
		return this.calls.exchange(rest, ThreadObject.class);
	}

	@Override
	public Mono<Deletion> delete(String threadId) {
		RestRequest rest = RestRequest.delete("delete thread", "/threads/{thread_id}",
				RestCalls.ids("thread_id", threadId));
		return this.calls.delete(rest, threadId);
	}

}
