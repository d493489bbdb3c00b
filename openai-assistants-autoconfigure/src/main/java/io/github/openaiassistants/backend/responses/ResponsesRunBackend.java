package io.github.openaiassistants.backend.responses;

import java.util.function.Consumer;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.backend.EventBatch;
import io.github.openaiassistants.backend.JoinedRun;
import io.github.openaiassistants.backend.RunBackend;
import io.github.openaiassistants.backend.RunCommand;
import io.github.openaiassistants.backend.RunCommand.CreateRun;
import io.github.openaiassistants.backend.RunCommand.CreateThreadAndRun;
import io.github.openaiassistants.backend.RunCommand.SubmitToolOutputs;
import io.github.openaiassistants.backend.RunState;
import io.github.openaiassistants.backend.responses.request.Continuation;
import io.github.openaiassistants.backend.responses.request.Refusals;
import io.github.openaiassistants.backend.responses.store.StoredRun;
import io.github.openaiassistants.backend.responses.translation.RunTranslator;
import io.github.openaiassistants.backend.responses.translation.TranslatedRun;
import io.github.openaiassistants.client.RunOperations;
import io.github.openaiassistants.event.MetaSource;
import io.github.openaiassistants.model.RunObject;

/**
 * Streams runs over the Responses API.
 */
final class ResponsesRunBackend implements RunBackend {

	private final BridgeServices services;

	private final BridgeSettings settings;

	private final ResponsesCalls calls;

	private final Threads threads;

	private final BridgedRuns runs;

	private final RunOperations operations;

	ResponsesRunBackend(BridgeServices services, BridgeSettings settings, ResponsesCalls calls, Threads threads,
			BridgedRuns runs, RunOperations operations) {
		this.services = services;
		this.settings = settings;
		this.calls = calls;
		this.threads = threads;
		this.runs = runs;
		this.operations = operations;
	}

	@Override
	public Flux<EventBatch> open(RunCommand command, MetaSource meta) {
		if (command instanceof CreateRun create) {
			Flux<EventBatch> stream = this.runs.starts()
				.begin(create.threadId(), create.request(), true, (start) -> first(start, meta));
			return this.settings.lock().guard(this.operations, create.threadId(), stream);
		}
		if (command instanceof CreateThreadAndRun create) {
			return this.runs.starts().begin(create.request(), true, (start) -> first(start, meta));
		}
		SubmitToolOutputs submit = (SubmitToolOutputs) command;
		return Flux.defer(() -> this.threads.resolve(submit.threadId())
			.flatMapMany((thread) -> this.runs.rounds()
				.begin(thread, submit.runId(), submit.answer(), true, (round) -> next(round, meta))));
	}

	private Flux<EventBatch> first(RunStart start, MetaSource meta) {
		RunTranslator translator = this.runs.book().translator(start.threadId(), start.plan().settings());
		RunRecord record = this.runs.record(start);
		return stream(meta, translator, record, (run) -> {
			if (start.created() != null) {
				run.threadCreated(start.created());
			}
		}).read(this.calls.streamResponse(start.body()));
	}

	private Flux<EventBatch> next(RunRound round, MetaSource meta) {
		RunTranslator translator = this.runs.book().translator(round.run());
		RunRecord record = this.runs.record(round);
		if (round.continuation() instanceof Continuation.NextResponse next) {
			return stream(meta, translator, record, (run) -> run.submitted(round.outputs().outputs()))
				.read(this.calls.streamResponse(next.body()));
		}
		return stream(meta, translator, record, (run) -> {
			run.submitted(round.outputs().outputs());
			run.outOfTokens();
		}).readNothing();
	}

	@Override
	public Mono<RunObject> watch(String threadId, String runId) {
		return Mono.defer(() -> this.threads.resolve(threadId))
			.flatMap((thread) -> this.runs.looks().lookFromOutside(thread, runId))
			.map((run) -> run.known().run());
	}

	@Override
	public Mono<JoinedRun> join(String threadId, RunObject run, MetaSource meta) {
		return Mono.defer(() -> this.threads.resolve(threadId))
			.flatMap((thread) -> this.runs.kept(thread, run.id()))
			.filter((kept) -> kept.isAtWork() && kept.known().background())
			.map((kept) -> new JoinedRun(state(run, kept), stream(kept, meta)));
	}

	// What is kept of the run is told, the stream begins behind it
	private Flux<EventBatch> stream(StoredRun kept, MetaSource meta) {
		TranslatedRun known = kept.known();
		return Flux.defer(() -> new BridgedStream(this.services, this.settings, this.calls, this.runs.unseen(), meta,
				this.runs.book().translator(kept), new WatchingRecord(kept), (run) -> {
				})
			.read(this.calls.resumeResponse(String.valueOf(known.responseId()), known.cursor())));
	}

	private BridgedStream stream(MetaSource meta, RunTranslator translator, RunRecord record,
			Consumer<RunTranslator> beginning) {
		return new BridgedStream(this.services, this.settings, this.calls, this.runs.open(), meta, translator, record,
				beginning);
	}

	@Override
	public Mono<RunObject> cancel(String threadId, String runId) {
		return Mono.defer(() -> this.threads.resolve(threadId))
			.flatMap((thread) -> this.runs.cancellation().cancel(thread, runId));
	}

	@Override
	public Mono<RunObject> lookUp(String threadId, String runId) {
		return Mono.defer(() -> this.threads.resolve(threadId))
			.flatMap((thread) -> this.runs.looks().lookForEnd(thread, runId))
			.map((run) -> run.known().run());
	}

	// No server lists responses: a run is known here or nowhere, and waiting does not
	// help
	@Override
	public Mono<RunObject> find(String threadId, String clientRunId) {
		return this.operations.list(threadId)
			.filter((run) -> run.metadata() != null && clientRunId.equals(run.metadata().get(CLIENT_RUN_ID)))
			.next()
			.switchIfEmpty(Mono.error(() -> Refusals.unknown("run", clientRunId, null)));
	}

	@Override
	public Mono<RunState> read(String threadId, RunObject run) {
		return Mono.defer(() -> this.threads.resolve(threadId))
			.flatMap((thread) -> this.runs.kept(thread, run.id()))
			.map((kept) -> state(run, kept));
	}

	private static RunState state(RunObject run, StoredRun kept) {
		return new RunState(run, kept.known().steps(), kept.known().messages());
	}

}
