package io.github.openaiassistants.backend.assistants;

import java.util.Map;

import reactor.core.publisher.Mono;

import io.github.openaiassistants.client.AssistantOperations;
import io.github.openaiassistants.http.RestRequest;
import io.github.openaiassistants.model.AssistantObject;
import io.github.openaiassistants.model.CreateAssistantRequest;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.ModifyAssistantRequest;

/**
 * The operations on assistants.
 */
final class WireAssistantOperations implements AssistantOperations {

	private final RestCalls calls;

	WireAssistantOperations(RestCalls calls) {
		this.calls = calls;
	}

	@Override
	public Mono<AssistantObject> create(CreateAssistantRequest request) {
		RestRequest rest = RestRequest.post("create assistant", "/assistants", Map.of()).withJson(request);
		return this.calls.exchange(rest, AssistantObject.class);
	}

	@Override
	public Mono<AssistantObject> retrieve(String assistantId) {
		RestRequest rest = RestRequest.get("retrieve assistant", "/assistants/{assistant_id}",
				RestCalls.ids("assistant_id", assistantId));
		return this.calls.exchange(rest, AssistantObject.class);
	}

	@Override
	public Mono<AssistantObject> modify(String assistantId, ModifyAssistantRequest request) {
		RestRequest rest = RestRequest
			.post("modify assistant", "/assistants/{assistant_id}", RestCalls.ids("assistant_id", assistantId))
			.withJson(request);
		return this.calls.exchange(rest, AssistantObject.class);
	}

	@Override
	public Mono<Deletion> delete(String assistantId) {
		RestRequest rest = RestRequest.delete("delete assistant", "/assistants/{assistant_id}",
				RestCalls.ids("assistant_id", assistantId));
		return this.calls.delete(rest, assistantId);
	}

	@Override
	public Mono<ListPage<AssistantObject>> page(ListQuery query) {
		RestRequest rest = RestRequest.get("list assistants", "/assistants", Map.of())
			.withQuery(ListParameters.of(query));
		return this.calls.page(rest, AssistantObject.class);
	}

}
