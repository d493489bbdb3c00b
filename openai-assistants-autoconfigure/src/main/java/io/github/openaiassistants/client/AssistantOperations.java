package io.github.openaiassistants.client;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.model.AssistantObject;
import io.github.openaiassistants.model.CreateAssistantRequest;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.ModifyAssistantRequest;

/**
 * Assistants: models with instructions and tools. Requests are sent on subscription.
 */
public interface AssistantOperations {

	/**
	 * Create an assistant.
	 * @param request the assistant to create
	 * @return the assistant
	 */
	Mono<AssistantObject> create(CreateAssistantRequest request);

	/**
	 * Look up an assistant.
	 * @param assistantId the assistant
	 * @return the assistant
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<AssistantObject> retrieve(String assistantId);

	/**
	 * Change an assistant.
	 * @param assistantId the assistant
	 * @param request what to change
	 * @return the changed assistant
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<AssistantObject> modify(String assistantId, ModifyAssistantRequest request);

	/**
	 * Delete an assistant.
	 * @param assistantId the assistant
	 * @return what was deleted
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<Deletion> delete(String assistantId);

	/**
	 * Retrieve one page of the assistants.
	 * @param query which part of the list
	 * @return the page
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one, or the query has a member that this list does not know
	 */
	Mono<ListPage<AssistantObject>> page(ListQuery query);

	/**
	 * List the assistants, page by page: a page is requested when more is demanded than
	 * the pages before it have.
	 * @param query which part of the list; its limit is the size of a page
	 * @return the assistants
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one, or the query has a member that this list does not know
	 */
	default Flux<AssistantObject> list(ListQuery query) {
		return Paging.list(query, this::page, AssistantObject::id);
	}

	/**
	 * List all assistants in the order of the server, page by page.
	 * @return the assistants
	 */
	default Flux<AssistantObject> list() {
		return list(ListQuery.all());
	}

}
