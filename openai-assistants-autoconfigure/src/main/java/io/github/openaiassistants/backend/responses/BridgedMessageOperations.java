package io.github.openaiassistants.backend.responses;

import java.util.List;

import reactor.core.publisher.Mono;

import io.github.openaiassistants.backend.ThreadLock;
import io.github.openaiassistants.backend.responses.request.BridgeIds;
import io.github.openaiassistants.backend.responses.request.NewItems;
import io.github.openaiassistants.backend.responses.request.Refusals;
import io.github.openaiassistants.backend.responses.request.RequestMapper;
import io.github.openaiassistants.backend.responses.store.ActiveRuns;
import io.github.openaiassistants.client.MessageOperations;
import io.github.openaiassistants.client.RunOperations;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.Ids;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.ModifyMetadataRequest;

/**
 * The operations on messages. While a run is active on a thread no message is added to
 * it.
 */
final class BridgedMessageOperations implements MessageOperations {

	private final Threads threads;

	private final RequestMapper mapper;

	private final WarningLog warnings;

	private final StoreCalls stores;

	private final ActiveRuns active;

	private final ThreadLock lock;

	private final RunOperations runs;

	BridgedMessageOperations(Threads threads, RequestMapper mapper, WarningLog warnings, BridgeServices services,
			ThreadLock lock, RunOperations runs) {
		this.threads = threads;
		this.mapper = mapper;
		this.warnings = warnings;
		this.stores = new StoreCalls(services.blocking());
		this.active = services.active();
		this.lock = lock;
		this.runs = runs;
	}

	@Override
	public Mono<MessageObject> create(String threadId, CreateMessageRequest request) {
		Mono<String> thread = thread(threadId);
		NewItems message = this.mapper.message(request);
		this.warnings.log(message.warnings());
		return thread.flatMap((id) -> this.lock.guard(this.runs, id, unlessActive(id, this.threads.add(id, message))))
			.map((created) -> created.get(0));
	}

	private Mono<List<MessageObject>> unlessActive(String threadId, Mono<List<MessageObject>> addition) {
		return this.stores.<String>ask(() -> this.active.find(threadId))
			.flatMap((runId) -> Mono.<List<MessageObject>>error(() -> Refusals.messageDuringRun(threadId, runId)))
			.switchIfEmpty(addition);
	}

	private Mono<String> thread(String threadId) {
		return this.threads.resolve(Ids.require("thread_id", threadId));
	}

	@Override
	public Mono<MessageObject> retrieve(String threadId, String messageId) {
		Mono<String> thread = thread(threadId);
		String message = BridgeIds.item(messageId);
		return thread.flatMap((id) -> this.threads.message(id, message));
	}

	@Override
	public Mono<MessageObject> modify(String threadId, String messageId, ModifyMetadataRequest request) {
		Mono<String> thread = thread(threadId);
		String message = BridgeIds.item(messageId);
		return thread.flatMap((id) -> this.threads.modify(id, message, request));
	}

	@Override
	public Mono<Deletion> delete(String threadId, String messageId) {
		Mono<String> thread = thread(threadId);
		String message = BridgeIds.item(messageId);
		return thread.flatMap((id) -> this.threads.delete(id, message));
	}

	@Override
	public Mono<ListPage<MessageObject>> page(String threadId, ListQuery query) {
		Mono<String> thread = thread(threadId);
		KnownParameters.check(query, true);
		this.mapper.messages(query);
		return thread.flatMap((id) -> this.threads.page(id, query));
	}

}
