package io.github.openaiassistants.backend.responses;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.backend.responses.request.EffectiveSettings;
import io.github.openaiassistants.backend.responses.store.StoredItem;
import io.github.openaiassistants.backend.responses.store.StoredRun;
import io.github.openaiassistants.backend.responses.translation.TranslatedRun;
import io.github.openaiassistants.model.RunStatus;

/**
 * Keeps one run while a response of it is read. What others may rely on is kept before it
 * is told: the run before it is created, its items and what it waits for before its end.
 * Used by one thread at a time; all operations may block.
 */
final class WritingRecord implements RunRecord {

	private static final Set<RunStatus> WHOLE = Set.of(RunStatus.COMPLETED, RunStatus.REQUIRES_ACTION);

	private final RunBook book;

	private final Threads threads;

	private final InstantSource clock;

	private final String threadId;

	private final EffectiveSettings settings;

	private final String holder;

	private List<StoredItem> input;

	private volatile @Nullable StoredRun kept;

	private Instant aliveUntil = Instant.EPOCH;

	// Of a run that begins
	WritingRecord(RunBook book, Threads threads, InstantSource clock, String threadId, EffectiveSettings settings,
			String holder, List<StoredItem> input) {
		this.book = book;
		this.threads = threads;
		this.clock = clock;
		this.threadId = threadId;
		this.settings = settings;
		this.holder = holder;
		this.input = input;
	}

	// Of a run that goes on
	WritingRecord(RunBook book, Threads threads, InstantSource clock, StoredRun run, List<StoredItem> input) {
		this(book, threads, clock, run.threadId(), run.settings(), run.runId(), input);
		this.kept = run;
	}

	@Override
	public @Nullable StoredRun kept() {
		return this.kept;
	}

	@Override
	public StoredRun keep(TranslatedRun known, WrittenItems items) {
		commit(known, items);
		StoredRun before = this.kept;
		StoredRun now = (before != null) ? this.book.keep(before.with(known).with(this.input))
				: this.book.begin(this.threadId, this.holder, this.settings, known, this.input);
		this.kept = now;
		return now;
	}

	private void commit(TranslatedRun known, WrittenItems items) {
		RunStatus status = known.run().status();
		boolean whole = WHOLE.contains(status);
		if (whole || RunStatus.INCOMPLETE.equals(status)) {
			List<StoredItem> said = new ArrayList<>(this.input);
			said.addAll(items.items(known, whole, this.clock.instant().getEpochSecond()));
			this.threads.commit(this.threadId, said);
			this.input = List.of();
		}
	}

	@Override
	public void leave() {
		StoredRun run = this.kept;
		if (run == null) {
			this.book.release(this.threadId, this.holder);
		}
		else if (!run.known().background() && run.isAtWork()) {
			this.book.letGo(run);
		}
	}

	@Override
	public void stillAlive(Instant now) {
		StoredRun run = this.kept;
		if (run != null && !run.status().isFinal() && now.isAfter(this.aliveUntil)) {
			this.aliveUntil = now.plus(this.book.stillAlive(run));
		}
	}

}
