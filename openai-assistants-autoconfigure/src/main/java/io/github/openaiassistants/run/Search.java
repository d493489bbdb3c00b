package io.github.openaiassistants.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Mono;

import io.github.openaiassistants.backend.RunBackend;
import io.github.openaiassistants.model.RunObject;

/**
 * Finds out whether a request whose answer was lost has created a run.
 */
final class Search {

	// How often the server says that there is none before that counts: it may still be
	// at work on the request
	private static final int LOOKS = 5;

	private final RunBackend backend;

	private final PatientLooks looks;

	Search(RunServices services, Duration patience) {
		this.backend = services.backend();
		this.looks = new PatientLooks(patience, services.timer());
	}

	/**
	 * Look for a run among those of its thread.
	 * @param threadId the thread
	 * @param clientRunId the id that the run carries in its metadata
	 * @return the run, or an empty optional when the server does not show it
	 */
	Mono<Optional<RunObject>> find(String threadId, String clientRunId) {
		AtomicInteger misses = new AtomicInteger();
		Mono<Optional<RunObject>> look = this.backend.find(threadId, clientRunId)
			.map(Optional::of)
			.defaultIfEmpty(Optional.empty());
		return this.looks
			.until(this.looks.bearing(look).filter((found) -> found.isPresent() || misses.incrementAndGet() >= LOOKS));
	}

}
