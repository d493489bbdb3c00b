package io.github.openaiassistants.backend.responses;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.backend.responses.request.MappingOptions;
import io.github.openaiassistants.backend.responses.request.Refusals;
import io.github.openaiassistants.backend.responses.store.StoredRun;
import io.github.openaiassistants.backend.responses.translation.RunTranslator;
import io.github.openaiassistants.backend.responses.translation.TranslatedRun;
import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.model.RunStatus;

/**
 * Finds out how far runs are: from what is kept of them, and from the server if that
 * keeps responses.
 */
final class RunLooks {

	// What the steps of a run tell, and a response only shows when asked for it
	static final List<String> INCLUDE = List.of("file_search_call.results", "code_interpreter_call.outputs");

	// How long a server may work on a response after its connection was lost, before it
	// is taken for given up
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final RunBook book;

	private final OpenStreams open;

	private final ResponsesCalls calls;

	private final Threads threads;

	private final StoreCalls stores;

	private final InstantSource clock;

	private final MappingOptions options;

	RunLooks(RunBook book, OpenStreams open, ResponsesCalls calls, Threads threads, StoreCalls stores,
			InstantSource clock, MappingOptions options) {
		this.book = book;
		this.open = open;
		this.calls = calls;
		this.threads = threads;
		this.stores = stores;
		this.clock = clock;
		this.options = options;
	}

	/**
	 * Look at a run.
	 * @param threadId the thread
	 * @param runId the run
	 * @return the run as it is now, as far as that can be learned
	 */
	Mono<StoredRun> look(String threadId, String runId) {
		return this.stores.ask(() -> this.book.require(threadId, runId))
			.flatMap((run) -> canBeAsked(run) ? ask(run) : Mono.just(run));
	}

	/**
	 * Look at a run whose stream is not read any more.
	 * @param threadId the thread
	 * @param runId the run
	 * @return the run as it is now; in error when its end will not be learned
	 */
	Mono<StoredRun> lookForEnd(String threadId, String runId) {
		return look(threadId, runId, (run) -> isUntold(run) ? Refusals.untold(run.runId()) : whyItIsGivenUp(run));
	}

	/**
	 * Look at a run that others work on: what they have sent is on its way.
	 * @param threadId the thread
	 * @param runId the run
	 * @return the run as it is now; in error when its end will not be learned
	 */
	Mono<StoredRun> lookFromOutside(String threadId, String runId) {
		return look(threadId, runId, this::whyItIsGivenUp);
	}

	private Mono<StoredRun> look(String threadId, String runId,
			Function<StoredRun, @Nullable NotFoundException> problem) {
		return look(threadId, runId).flatMap(
				(run) -> this.stores.ask(() -> problem.apply(run)).<StoredRun>flatMap(Mono::error).defaultIfEmpty(run));
	}

	private boolean canBeAsked(StoredRun run) {
		if (!run.isAtWork() || run.known().responseId() == null) {
			return false;
		}
		// The server may not show a response before it has told it
		return run.known().background() || (this.options.store() && this.open.find(run.runId()) == null);
	}

	private Mono<StoredRun> ask(StoredRun run) {
		return this.calls.retrieveResponse(String.valueOf(run.known().responseId()), INCLUDE)
			.flatMap((response) -> this.stores.ask(() -> learn(run, response)))
			.onErrorResume(NotFoundException.class, (unknown) -> this.stores.ask(() -> endedSince(run, unknown)));
	}

	// Its stream may have ended while the server was asked
	private StoredRun endedSince(StoredRun run, NotFoundException unknown) {
		StoredRun current = this.book.require(run.threadId(), run.runId());
		if (!current.status().isFinal()) {
			throw unknown;
		}
		return current;
	}

	/**
	 * Keep what the server said about the last response of a run. Blocks.
	 * @param run the run
	 * @param response the response as the server answered
	 * @return the run as it is kept
	 */
	StoredRun learn(StoredRun run, JsonNode response) {
		RunTranslator translator = this.book.translator(run);
		translator.fetched(response);
		return keep(run, translator, response);
	}

	StoredRun keep(StoredRun run, RunTranslator translator, JsonNode response) {
		TranslatedRun known = translator.known();
		// Whoever reads the stream tells it better
		if (known == null || this.open.find(run.runId()) != null) {
			return (known != null) ? run.with(known) : run;
		}
		WrittenItems items = new WrittenItems();
		items.end(response);
		return new WritingRecord(this.book, this.threads, this.clock, run, run.input()).keep(known, items);
	}

	private boolean isUntold(StoredRun run) {
		return run.status().equals(RunStatus.REQUIRES_ACTION) && run.claimedUntil() != null
				&& run.claimedUntil() > this.clock.millis();
	}

	private @Nullable NotFoundException whyItIsGivenUp(StoredRun run) {
		return isGivenUp(run) ? Refusals.lost(run.runId(), this.options.store()) : null;
	}

	// Without a connection, a response that does not go on in the background may never
	// end
	private boolean isGivenUp(StoredRun run) {
		if (!run.isAtWork() || run.known().background() || this.open.find(run.runId()) != null) {
			return false;
		}
		Instant since = this.open.lostSince(run.runId());
		if (since == null) {
			return !this.book.isHeld(run);
		}
		return !this.options.store() || this.clock.instant().isAfter(since.plus(PATIENCE));
	}

}
