package io.github.openaiassistants.backend.responses;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.backend.responses.request.AssistantCatalog;
import io.github.openaiassistants.backend.responses.request.AssistantDefinition;
import io.github.openaiassistants.backend.responses.request.MessageItem;
import io.github.openaiassistants.backend.responses.request.NewThread;
import io.github.openaiassistants.backend.responses.request.PlannedRun;
import io.github.openaiassistants.backend.responses.request.RequestMapper;
import io.github.openaiassistants.backend.responses.request.ThreadResources;
import io.github.openaiassistants.backend.responses.store.StoredItem;
import io.github.openaiassistants.backend.responses.store.StoredRun;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.Ids;
import io.github.openaiassistants.model.RunStatus;
import io.github.openaiassistants.model.ThreadObject;

/**
 * Begins runs: checks what was asked for before anything is sent, takes the thread, and
 * mends what the last run on it left behind.
 */
final class RunStarts {

	private static final Set<RunStatus> CLEAN = Set.of(RunStatus.COMPLETED, RunStatus.INCOMPLETE);

	private static final String DANGLING = "No tool output found";

	private final BridgeServices services;

	private final AssistantCatalog assistants;

	private final RequestMapper mapper;

	private final boolean keepsItems;

	private final Threads threads;

	private final RunBook book;

	private final StoreCalls stores;

	private final WarningLog warnings;

	RunStarts(BridgeServices services, BridgeSettings settings, Threads threads, RunBook book, StoreCalls stores,
			WarningLog warnings) {
		this.services = services;
		this.assistants = services.assistants();
		this.mapper = new RequestMapper(settings.options());
		this.keepsItems = settings.options().keepsItems();
		this.threads = threads;
		this.book = book;
		this.stores = stores;
		this.warnings = warnings;
	}

	/**
	 * Begin a run on a thread.
	 * @param <T> what is answered
	 * @param threadId the thread as the application named it
	 * @param request the run
	 * @param stream whether the answer is streamed
	 * @param attempt sends the request
	 * @return what was answered
	 */
	<T> Flux<T> begin(String threadId, CreateRunRequest request, boolean stream,
			Function<RunStart, ? extends Publisher<T>> attempt) {
		return Flux.defer(() -> {
			AssistantDefinition assistant = definition(request.assistantId());
			return this.threads.resolve(threadId)
				.flatMapMany((thread) -> this.threads.resources(thread)
					.map((resources) -> this.mapper.run(assistant, request, resources))
					.flatMapMany((plan) -> hold(thread, (holder) -> start(thread, holder, plan, null, stream)
						.flatMapMany((start) -> unlessDangling(start, stream, attempt)))));
		});
	}

	/**
	 * Create a thread and begin a run on it.
	 * @param <T> what is answered
	 * @param request the thread and the run
	 * @param stream whether the answer is streamed
	 * @param attempt sends the request
	 * @return what was answered
	 */
	<T> Flux<T> begin(CreateThreadAndRunRequest request, boolean stream,
			Function<RunStart, ? extends Publisher<T>> attempt) {
		return Flux.defer(() -> {
			AssistantDefinition assistant = definition(request.assistantId());
			NewThread thread = this.mapper.thread(request.thread());
			this.warnings.log(thread.content().warnings());
			// Refuses before the thread exists what it will refuse then
			this.mapper.run(assistant, request, thread.content().resources());
			return this.threads.create(thread)
				.flatMapMany((created) -> this.threads.resources(created.id())
					.map((resources) -> this.mapper.run(assistant, request, resources))
					.flatMapMany((plan) -> hold(created.id(),
							(holder) -> start(created.id(), holder, plan, created, stream).flatMapMany(attempt)))
					// One request on the Assistants API: where there is no run, there is
					// no thread
					.onErrorResume(RunStarts::isRefusal,
							(refusal) -> this.threads.delete(created.id())
								.onErrorComplete((failure) -> forget(refusal, failure))
								.then(Mono.error(refusal))));
		});
	}

	private static boolean isRefusal(Throwable failure) {
		return failure instanceof RequestNotValidException
				|| (failure instanceof ApiException refused && refused.isRefusal());
	}

	private static boolean forget(Throwable refusal, Throwable failure) {
		refusal.addSuppressed(failure);
		return true;
	}

	private AssistantDefinition definition(String assistantId) {
		return this.assistants.definition(Ids.require("assistant_id", assistantId));
	}

	// A run that has begun holds the thread itself, under its own id
	private <T> Flux<T> hold(String threadId, Function<String, Flux<T>> work) {
		return Flux.usingWhen(this.stores.ask(() -> this.book.hold(threadId)), work, (holder) -> Mono.empty(),
				(holder, failure) -> release(threadId, holder), (holder) -> release(threadId, holder));
	}

	private Mono<Void> release(String threadId, String holder) {
		return this.stores.run(() -> this.book.release(threadId, holder));
	}

	private Mono<RunStart> start(String threadId, String holder, PlannedRun plan, @Nullable ThreadObject created,
			boolean stream) {
		this.warnings.log(plan.warnings());
		return mend(threadId).then(provide(threadId, plan))
			.flatMap((ready) -> body(threadId, holder, ready, created, stream));
	}

	private Mono<RunStart> body(String threadId, String holder, PlannedRun plan, @Nullable ThreadObject created,
			boolean stream) {
		return this.threads.history(threadId)
			.map((history) -> new RunStart(threadId, holder, plan, this.mapper.first(plan, history, stream),
					input(plan), created));
	}

	private Mono<PlannedRun> provide(String threadId, PlannedRun plan) {
		ThreadResources resources = plan.resources();
		Mono<PlannedRun> provided = resources.isPending()
				? this.threads.provide(threadId, resources).map((ready) -> plan.created(ready.vectorStoreIds()))
				: Mono.just(plan);
		List<String> files = plan.input().resources().fileIds();
		return files.isEmpty() ? provided : provided.delayUntil(
				(ready) -> this.threads.keep(threadId, new ThreadResources(files, List.of(), List.of(), List.of())));
	}

	// A run that did not end well may have left calls without outputs
	private Mono<Void> mend(String threadId) {
		return this.stores.ask(() -> unclean(threadId)).flatMap((run) -> this.threads.repair(threadId));
	}

	private @Nullable StoredRun unclean(String threadId) {
		StoredRun newest = this.book.newest(threadId);
		if (newest == null || CLEAN.contains(newest.status())) {
			return null;
		}
		this.book.abandon(newest);
		return newest;
	}

	private <T> Flux<T> unlessDangling(RunStart start, boolean stream,
			Function<RunStart, ? extends Publisher<T>> attempt) {
		return Flux.from(attempt.apply(start))
			.onErrorResume(RunStarts::dangles,
					(refusal) -> this.threads.repair(start.threadId())
						.then(body(start.threadId(), start.holder(), start.plan(), start.created(), stream))
						.flatMapMany(attempt));
	}

	private static boolean dangles(Throwable failure) {
		return failure instanceof ApiException refusal && refusal.error().message() != null
				&& refusal.error().message().contains(DANGLING);
	}

	private List<StoredItem> input(PlannedRun plan) {
		if (!this.keepsItems) {
			return List.of();
		}
		List<StoredItem> input = new ArrayList<>();
		for (MessageItem message : plan.input().messages()) {
			input.add(new StoredItem(WrittenItems.newId("msg_"), message.item(),
					this.services.clock().instant().getEpochSecond(), null, null, message.metadata(),
					message.attachments()));
		}
		return input;
	}

}
