package io.github.openaiassistants.backend.responses;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import io.github.openaiassistants.backend.responses.OpenStreams.OpenStream;
import io.github.openaiassistants.backend.responses.request.Refusals;
import io.github.openaiassistants.backend.responses.store.StoredRun;
import io.github.openaiassistants.backend.responses.translation.RunTranslator;
import io.github.openaiassistants.backend.responses.translation.TranslatedRun;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStatus;

/**
 * Cancels runs: at the server where that goes on in the background, and by closing the
 * connection elsewhere. A run is never told to be cancelled when the server says
 * otherwise.
 */
final class RunCancellation {

	private final RunBook book;

	private final RunLooks looks;

	private final OpenStreams open;

	private final ResponsesCalls calls;

	private final StoreCalls stores;

	RunCancellation(RunBook book, RunLooks looks, OpenStreams open, ResponsesCalls calls, StoreCalls stores) {
		this.book = book;
		this.looks = looks;
		this.open = open;
		this.calls = calls;
		this.stores = stores;
	}

	/**
	 * Cancel a run.
	 * @param threadId the thread
	 * @param runId the run
	 * @return the run, in error when it is over
	 */
	Mono<RunObject> cancel(String threadId, String runId) {
		return this.stores.ask(() -> this.book.require(threadId, runId)).flatMap((run) -> {
			if (run.status().isFinal()) {
				return Mono.error(Refusals.notCancellable(run.status()));
			}
			if (run.status().equals(RunStatus.REQUIRES_ACTION)) {
				// It may have gone on meanwhile
				return this.stores.ask(() -> cancelWaiting(run))
					.flatMap((kept) -> kept.isAtWork() ? cancel(threadId, runId) : Mono.just(kept.known().run()));
			}
			return run.known().background() ? cancelAtServer(run) : this.stores.ask(() -> disconnect(run));
		});
	}

	private StoredRun cancelWaiting(StoredRun run) {
		RunTranslator translator = this.book.translator(run);
		translator.cancelWaiting();
		return keep(run, translator);
	}

	private Mono<RunObject> cancelAtServer(StoredRun run) {
		return this.calls.cancelResponse(String.valueOf(run.known().responseId()))
			.flatMap((answer) -> this.stores.ask(() -> answered(run, answer)));
	}

	private RunObject answered(StoredRun run, JsonNode answer) {
		RunTranslator translator = this.book.translator(run);
		translator.cancelAnswered(answer);
		RunObject told = run(run, translator.known());
		if (!RunStatus.CANCELLED.equals(told.status()) && !RunStatus.CANCELLING.equals(told.status())) {
			// It was over already
			return this.looks.learn(run, answer).known().run();
		}
		OpenStream stream = this.open.find(run.runId());
		if (stream != null) {
			stream.interrupt(answer);
			return told;
		}
		return this.looks.keep(run, translator, answer).known().run();
	}

	private RunObject disconnect(StoredRun run) {
		OpenStream stream = this.open.find(run.runId());
		boolean elsewhere = stream == null && this.open.lostSince(run.runId()) == null && this.book.isHeld(run);
		if (elsewhere) {
			throw Refusals.openElsewhere(run.runId());
		}
		RunTranslator translator = this.book.translator(run);
		translator.disconnected();
		if (stream == null) {
			return keep(run, translator).known().run();
		}
		stream.interrupt(MissingNode.getInstance());
		return run(run, translator.known());
	}

	private StoredRun keep(StoredRun run, RunTranslator translator) {
		this.open.forget(run.runId());
		TranslatedRun known = translator.known();
		return (known != null) ? this.book.keep(run.with(known)) : run;
	}

	private static RunObject run(StoredRun run, @Nullable TranslatedRun known) {
		return (known != null) ? known.run() : run.known().run();
	}

}
