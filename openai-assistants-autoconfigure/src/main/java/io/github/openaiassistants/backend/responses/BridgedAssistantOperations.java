package io.github.openaiassistants.backend.responses;

import reactor.core.publisher.Mono;

import io.github.openaiassistants.backend.responses.request.AssistantCatalog;
import io.github.openaiassistants.backend.responses.request.Refusals;
import io.github.openaiassistants.client.AssistantOperations;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.AssistantObject;
import io.github.openaiassistants.model.CreateAssistantRequest;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.Ids;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.ModifyAssistantRequest;

/**
 * The operations on assistants, which the application defines.
 */
final class BridgedAssistantOperations implements AssistantOperations {

	private static final String ASSISTANT_ID = "assistant_id";

	private final AssistantCatalog assistants;

	BridgedAssistantOperations(AssistantCatalog assistants) {
		this.assistants = assistants;
	}

	@Override
	public Mono<AssistantObject> create(CreateAssistantRequest request) {
		throw refusal("create assistant",
				"Define the assistant as openai.assistants.definitions.<id>, or as a bean of the application.");
	}

	@Override
	public Mono<AssistantObject> retrieve(String assistantId) {
		String id = Ids.require(ASSISTANT_ID, assistantId);
		return Mono.fromSupplier(() -> this.assistants.retrieve(id));
	}

	@Override
	public Mono<AssistantObject> modify(String assistantId, ModifyAssistantRequest request) {
		Ids.require(ASSISTANT_ID, assistantId);
		throw refusal("modify assistant", "Change openai.assistants.definitions.<id>, or the bean of the application; "
				+ "a run can override the model, the instructions and the tools.");
	}

	@Override
	public Mono<Deletion> delete(String assistantId) {
		Ids.require(ASSISTANT_ID, assistantId);
		throw refusal("delete assistant", "Remove openai.assistants.definitions.<id>, or the bean of the application.");
	}

	@Override
	public Mono<ListPage<AssistantObject>> page(ListQuery query) {
		KnownParameters.check(query, false);
		return Mono.fromSupplier(() -> this.assistants.list(query));
	}

	private static RequestNotValidException refusal(String call, String remedy) {
		return Refusals.unsupported(call, "whose server keeps no assistants", remedy);
	}

}
