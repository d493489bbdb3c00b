package io.github.openaiassistants.backend.responses;

import java.time.Instant;

import io.github.openaiassistants.backend.responses.store.StoredRun;
import io.github.openaiassistants.backend.responses.translation.TranslatedRun;

/**
 * Remembers a run while it is watched. Who works on it keeps it.
 */
final class WatchingRecord implements RunRecord {

	private volatile StoredRun seen;

	WatchingRecord(StoredRun run) {
		this.seen = run;
	}

	@Override
	public StoredRun kept() {
		return this.seen;
	}

	@Override
	public StoredRun keep(TranslatedRun known, WrittenItems items) {
		StoredRun now = this.seen.with(known);
		this.seen = now;
		return now;
	}

	@Override
	public void leave() {
		// Nothing is held
	}

	@Override
	public void stillAlive(Instant now) {
		// Nothing is held
	}

}
