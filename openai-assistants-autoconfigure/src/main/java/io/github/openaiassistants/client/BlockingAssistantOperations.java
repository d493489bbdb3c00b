package io.github.openaiassistants.client;

import java.util.stream.Stream;

import io.github.openaiassistants.model.AssistantObject;
import io.github.openaiassistants.model.CreateAssistantRequest;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.ModifyAssistantRequest;

/**
 * The blocking form of {@link AssistantOperations}. All methods refuse to run on a thread
 * that must not block.
 */
public final class BlockingAssistantOperations {

	private final AssistantOperations operations;

	BlockingAssistantOperations(AssistantOperations operations) {
		this.operations = operations;
	}

	/**
	 * Create an assistant.
	 * @param request the assistant to create
	 * @return the assistant
	 */
	public AssistantObject create(CreateAssistantRequest request) {
		return Blocking.get("create assistant", () -> this.operations.create(request));
	}

	/**
	 * Look up an assistant.
	 * @param assistantId the assistant
	 * @return the assistant
	 */
	public AssistantObject retrieve(String assistantId) {
		return Blocking.get("retrieve assistant", () -> this.operations.retrieve(assistantId));
	}

	/**
	 * Change an assistant.
	 * @param assistantId the assistant
	 * @param request what to change
	 * @return the changed assistant
	 */
	public AssistantObject modify(String assistantId, ModifyAssistantRequest request) {
		return Blocking.get("modify assistant", () -> this.operations.modify(assistantId, request));
	}

	/**
	 * Delete an assistant.
	 * @param assistantId the assistant
	 * @return what was deleted
	 */
	public Deletion delete(String assistantId) {
		return Blocking.get("delete assistant", () -> this.operations.delete(assistantId));
	}

	/**
	 * Retrieve one page of the assistants.
	 * @param query which part of the list
	 * @return the page
	 */
	public ListPage<AssistantObject> page(ListQuery query) {
		return Blocking.get("list assistants", () -> this.operations.page(query));
	}

	/**
	 * List the assistants. A page is requested when the objects of the pages before it
	 * are used up, the first one at once.
	 * @param query which part of the list; its limit is the size of a page
	 * @return the assistants; need not be closed
	 */
	public Stream<AssistantObject> list(ListQuery query) {
		return Paging.stream(query, this::page, AssistantObject::id);
	}

	/**
	 * List all assistants in the order of the server.
	 * @return the assistants; need not be closed
	 */
	public Stream<AssistantObject> list() {
		return list(ListQuery.all());
	}

}
