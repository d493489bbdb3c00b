package io.github.openaiassistants.backend.responses;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.backend.responses.request.AssistantCatalog;
import io.github.openaiassistants.backend.responses.request.Continuation;
import io.github.openaiassistants.backend.responses.request.RequestMapper;
import io.github.openaiassistants.backend.responses.request.ThreadHistory;
import io.github.openaiassistants.backend.responses.store.StoredItem;
import io.github.openaiassistants.backend.responses.store.StoredRun;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.model.ActionAnswer;
import io.github.openaiassistants.model.ToolOutputs;

/**
 * Continues runs with the outputs they wait for. One of many that try may send them; when
 * the server refuses them the run waits again.
 */
final class RunRounds {

	private final BridgeServices services;

	private final AssistantCatalog assistants;

	private final RequestMapper mapper;

	private final boolean keepsItems;

	private final ResponsesCalls calls;

	private final Threads threads;

	private final RunBook book;

	private final StoreCalls stores;

	RunRounds(BridgeServices services, BridgeSettings settings, ResponsesCalls calls, Threads threads, RunBook book,
			StoreCalls stores) {
		this.services = services;
		this.assistants = services.assistants();
		this.mapper = new RequestMapper(settings.options());
		this.keepsItems = settings.options().keepsItems();
		this.calls = calls;
		this.threads = threads;
		this.book = book;
		this.stores = stores;
	}

	/**
	 * Continue a run.
	 * @param <T> what is answered
	 * @param threadId the thread
	 * @param runId the run
	 * @param answer the outputs
	 * @param stream whether the answer is streamed
	 * @param attempt sends the request, unless nothing is to be sent
	 * @return what was answered
	 */
	<T> Flux<T> begin(String threadId, String runId, ActionAnswer answer, boolean stream,
			Function<RunRound, ? extends Publisher<T>> attempt) {
		return this.stores.ask(() -> this.book.require(threadId, runId))
			.zipWith(this.threads.history(threadId))
			.flatMapMany((found) -> {
				// Refuses what is no answer before the run is claimed
				this.book.requireWaiting(found.getT1());
				round(found.getT1(), answer, found.getT2(), stream);
				return this.stores.ask(() -> this.book.claim(found.getT1()))
					.flatMapMany((run) -> attempt(round(run, answer, found.getT2(), stream), attempt));
			});
	}

	private <T> Flux<T> attempt(RunRound round, Function<RunRound, ? extends Publisher<T>> attempt) {
		Mono<Void> before = (round.continuation() instanceof Continuation.BudgetSpent spent) ? add(round, spent)
				: Mono.empty();
		return before.thenMany(attempt.apply(round))
			// Otherwise nobody knows whether they were taken, so nobody else may send
			// them
			.onErrorResume((failure) -> failure instanceof ApiException refused && refused.isRefusal(),
					(refusal) -> this.stores.run(() -> this.book.unclaim(round.run())).then(Mono.error(refusal)));
	}

	// So that no call is without output
	private Mono<Void> add(RunRound round, Continuation.BudgetSpent spent) {
		return this.keepsItems ? Mono.empty()
				: Flux.fromIterable(spent.bodies())
					.concatMap((body) -> this.calls.createItems(round.run().threadId(), body))
					.then();
	}

	private RunRound round(StoredRun run, ActionAnswer answer, ThreadHistory history, boolean stream) {
		Continuation next = this.mapper.next(this.assistants.definition(run.settings().assistantId()),
				run.pendingAction(), answer, history, stream);
		return new RunRound(run, next, (ToolOutputs) answer, input(next));
	}

	private List<StoredItem> input(Continuation next) {
		List<StoredItem> input = new ArrayList<>();
		if (this.keepsItems) {
			long now = this.services.clock().instant().getEpochSecond();
			for (ObjectNode output : next.outputs()) {
				input.add(new StoredItem(WrittenItems.newId("item_"), output, now, null, null, Map.of(), List.of()));
			}
		}
		return input;
	}

}
