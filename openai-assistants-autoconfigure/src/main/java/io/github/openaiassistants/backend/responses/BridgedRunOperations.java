package io.github.openaiassistants.backend.responses;

import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.backend.responses.request.Continuation;
import io.github.openaiassistants.backend.responses.request.ListWindow;
import io.github.openaiassistants.backend.responses.request.Refusals;
import io.github.openaiassistants.backend.responses.store.StoredRun;
import io.github.openaiassistants.backend.responses.translation.RunTranslator;
import io.github.openaiassistants.backend.responses.translation.TranslatedRun;
import io.github.openaiassistants.client.RunOperations;
import io.github.openaiassistants.failure.ApiError;
import io.github.openaiassistants.failure.UnexpectedAnswerException;
import io.github.openaiassistants.model.ActionAnswer;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.ModifyMetadataRequest;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.ToolApprovals;
import io.github.openaiassistants.model.ToolOutputs;

/**
 * The operations on runs.
 */
final class BridgedRunOperations implements RunOperations {

	private final BridgeServices services;

	private final BridgeSettings settings;

	private final ResponsesCalls calls;

	private final Threads threads;

	private final BridgedRuns runs;

	private final StoreCalls stores;

	BridgedRunOperations(BridgeServices services, BridgeSettings settings, ResponsesCalls calls, Threads threads,
			BridgedRuns runs, StoreCalls stores) {
		this.services = services;
		this.settings = settings;
		this.calls = calls;
		this.threads = threads;
		this.runs = runs;
		this.stores = stores;
	}

	@Override
	public Mono<RunObject> create(String threadId, CreateRunRequest request) {
		Mono<RunObject> attempt = this.runs.starts().begin(threadId, request, false, this::first).next();
		return this.settings.lock().guard(this, threadId, attempt);
	}

	@Override
	public Mono<RunObject> createThreadAndRun(CreateThreadAndRunRequest request) {
		return this.runs.starts().begin(request, false, this::first).next();
	}

	private Mono<RunObject> first(RunStart start) {
		RunTranslator translator = this.runs.book().translator(start.threadId(), start.plan().settings());
		return answered(this.calls.createResponse(start.body()), translator, this.runs.record(start));
	}

	private Mono<RunObject> answered(Mono<JsonNode> answer, RunTranslator translator, RunRecord record) {
		return answer.flatMap((response) -> this.stores.ask(() -> {
			translator.fetched(response);
			return keep(translator, record, response);
		})).switchIfEmpty(Mono.error(BridgedRunOperations::untold));
	}

	private static RunObject keep(RunTranslator translator, RunRecord record, JsonNode response) {
		TranslatedRun known = translator.known();
		if (known == null) {
			throw untold();
		}
		WrittenItems items = new WrittenItems();
		items.end(response);
		record.keep(known, items);
		return known.run();
	}

	@Override
	public Mono<RunObject> retrieve(String threadId, String runId) {
		return Mono.defer(() -> this.threads.resolve(threadId))
			.flatMap((thread) -> this.runs.looks().look(thread, runId))
			.map((run) -> run.known().run());
	}

	@Override
	public Mono<RunObject> modify(String threadId, String runId, ModifyMetadataRequest request) {
		return Mono.defer(() -> this.threads.resolve(threadId))
			.flatMap((thread) -> this.stores
				.ask(() -> this.runs.book().change(thread, runId, (run) -> modified(run, request)).known().run()));
	}

	// Responses cannot be changed, so only what is kept here is
	private StoredRun modified(StoredRun run, ModifyMetadataRequest request) {
		for (String name : request.extra().keySet()) {
			throw Refusals.unsupported(name, "where only the metadata of a run can change", "Leave it out.");
		}
		if (request.metadata() == null) {
			return run;
		}
		JsonMapper mapper = this.services.json().mapper();
		ObjectNode tree = mapper.valueToTree(run.known().run());
		tree.set("metadata", mapper.valueToTree(request.metadata()));
		RunObject changed = mapper.treeToValue(tree, RunObject.class);
		return run.with(run.known().with(changed)).with(run.settings().with(request.metadata()));
	}

	@Override
	public Mono<RunObject> cancel(String threadId, String runId) {
		return Mono.defer(() -> this.threads.resolve(threadId))
			.flatMap((thread) -> this.runs.cancellation().cancel(thread, runId));
	}

	@Override
	public Mono<RunObject> submitToolOutputs(String threadId, String runId, ToolOutputs outputs) {
		return submit(threadId, runId, outputs);
	}

	@Override
	public Mono<RunObject> submitToolApprovals(String threadId, String runId, ToolApprovals approvals) {
		return submit(threadId, runId, approvals);
	}

	private Mono<RunObject> submit(String threadId, String runId, ActionAnswer answer) {
		return Mono.defer(() -> this.threads.resolve(threadId))
			.flatMap((thread) -> this.runs.rounds().begin(thread, runId, answer, false, this::next).next());
	}

	private Mono<RunObject> next(RunRound round) {
		RunTranslator translator = this.runs.book().translator(round.run());
		RunRecord record = this.runs.record(round);
		if (round.continuation() instanceof Continuation.NextResponse next) {
			return answered(this.calls.createResponse(next.body())
				.doOnNext((response) -> translator.submitted(round.outputs().outputs())), translator, record);
		}
		return this.stores.ask(() -> {
			translator.submitted(round.outputs().outputs());
			translator.outOfTokens();
			return keep(translator, record, MissingNode.getInstance());
		});
	}

	private static UnexpectedAnswerException untold() {
		return new UnexpectedAnswerException("create response: the answer does not tell its status", ApiError.of(200),
				null);
	}

	@Override
	public Mono<ListPage<RunObject>> page(String threadId, ListQuery query) {
		return Mono.defer(() -> this.threads.resolve(threadId)).flatMap((thread) -> this.stores.ask(() -> {
			ListPage<StoredRun> page = this.services.runs().list(thread, query);
			return ListWindow.page(page.data().stream().map((run) -> run.known().run()).toList(), RunObject::id,
					Boolean.TRUE.equals(page.hasMore()));
		}));
	}

}
