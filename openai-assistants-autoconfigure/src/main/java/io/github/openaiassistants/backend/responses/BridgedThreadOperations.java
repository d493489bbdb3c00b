package io.github.openaiassistants.backend.responses;

import reactor.core.publisher.Mono;

import io.github.openaiassistants.backend.responses.request.NewThread;
import io.github.openaiassistants.backend.responses.request.RequestMapper;
import io.github.openaiassistants.backend.responses.request.ThreadChange;
import io.github.openaiassistants.client.ThreadOperations;
import io.github.openaiassistants.model.CreateThreadRequest;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.Ids;
import io.github.openaiassistants.model.ModifyThreadRequest;
import io.github.openaiassistants.model.ThreadObject;

/**
 * The operations on threads.
 */
final class BridgedThreadOperations implements ThreadOperations {

	private static final String THREAD_ID = "thread_id";

	private final Threads threads;

	private final RequestMapper mapper;

	private final WarningLog warnings;

	BridgedThreadOperations(Threads threads, RequestMapper mapper, WarningLog warnings) {
		this.threads = threads;
		this.mapper = mapper;
		this.warnings = warnings;
	}

	@Override
	public Mono<ThreadObject> create() {
		return create(CreateThreadRequest.of());
	}

	@Override
	public Mono<ThreadObject> create(CreateThreadRequest request) {
		NewThread thread = this.mapper.thread(request);
		this.warnings.log(thread.content().warnings());
		return this.threads.create(thread);
	}

	@Override
	public Mono<ThreadObject> retrieve(String threadId) {
		return this.threads.resolve(Ids.require(THREAD_ID, threadId)).flatMap(this.threads::retrieve);
	}

	@Override
	public Mono<ThreadObject> modify(String threadId, ModifyThreadRequest request) {
		ThreadChange change = this.mapper.change(request);
		return this.threads.resolve(Ids.require(THREAD_ID, threadId)).flatMap((id) -> this.threads.change(id, change));
	}

	@Override
	public Mono<Deletion> delete(String threadId) {
		return this.threads.resolve(Ids.require(THREAD_ID, threadId)).flatMap(this.threads::delete);
	}

}
