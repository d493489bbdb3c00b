package io.github.openaiassistants.backend.responses;

import reactor.core.publisher.Mono;

import io.github.openaiassistants.backend.responses.store.StoredRun;
import io.github.openaiassistants.backend.responses.translation.TranslationSettings;

/**
 * All that is done with runs, whether they are streamed or not.
 */
final class BridgedRuns {

	private final BridgeServices services;

	private final Threads threads;

	private final StoreCalls stores;

	private final RunBook book;

	private final OpenStreams open;

	private final RunStarts starts;

	private final RunRounds rounds;

	private final RunLooks looks;

	private final RunCancellation cancellation;

	BridgedRuns(BridgeServices services, BridgeSettings settings, ResponsesCalls calls, Threads threads,
			StoreCalls stores, WarningLog warnings) {
		this.services = services;
		this.threads = threads;
		this.stores = stores;
		this.book = new RunBook(services.runs(), services.active(),
				new TranslationSettings(services.clock(), RunBook::newId, settings.limits(), settings.raw()),
				settings.lease());
		this.open = new OpenStreams(stores, services.clock());
		this.starts = new RunStarts(services, settings, threads, this.book, stores, warnings);
		this.rounds = new RunRounds(services, settings, calls, threads, this.book, stores);
		this.looks = new RunLooks(this.book, this.open, calls, threads, stores, services.clock(), settings.options());
		this.cancellation = new RunCancellation(this.book, this.looks, this.open, calls, stores);
	}

	RunBook book() {
		return this.book;
	}

	OpenStreams open() {
		return this.open;
	}

	// For streams that are only watched, and matter to nobody else
	OpenStreams unseen() {
		return new OpenStreams(this.stores, this.services.clock());
	}

	RunStarts starts() {
		return this.starts;
	}

	RunRounds rounds() {
		return this.rounds;
	}

	RunLooks looks() {
		return this.looks;
	}

	RunCancellation cancellation() {
		return this.cancellation;
	}

	Mono<StoredRun> kept(String threadId, String runId) {
		return this.stores.ask(() -> this.book.require(threadId, runId));
	}

	RunRecord record(RunStart start) {
		return new WritingRecord(this.book, this.threads, this.services.clock(), start.threadId(),
				start.plan().settings(), start.holder(), start.input());
	}

	RunRecord record(RunRound round) {
		return new WritingRecord(this.book, this.threads, this.services.clock(), round.run(), round.input());
	}

}
