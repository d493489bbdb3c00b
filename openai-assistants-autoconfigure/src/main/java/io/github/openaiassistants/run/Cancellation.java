package io.github.openaiassistants.run;

import reactor.core.publisher.Mono;

import io.github.openaiassistants.backend.RunBackend;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStatus;

/**
 * Cancels a run at the server and finds out what became of it.
 */
final class Cancellation {

	private final RunServices services;

	private final RunTimeouts timeouts;

	Cancellation(RunServices services, RunTimeouts timeouts) {
		this.services = services;
		this.timeouts = timeouts;
	}

	/**
	 * Cancel a run.
	 * @param threadId the thread
	 * @param runId the run
	 * @return the run in a final status; in error or empty when that could not be learned
	 * in time
	 */
	Mono<RunObject> of(String threadId, String runId) {
		return inTime(cancel(threadId, runId));
	}

	/**
	 * Cancel the run that a request created whose answer was not waited for, if there is
	 * one.
	 * @param threadId the thread
	 * @param clientRunId the id that the run carries in its metadata
	 * @return the run in a final status; in error or empty when that could not be learned
	 * in time
	 */
	Mono<RunObject> ofUnknown(String threadId, String clientRunId) {
		return inTime(new Search(this.services, this.timeouts.cancel()).find(threadId, clientRunId)
			.flatMap(Mono::justOrEmpty)
			.flatMap((found) -> cancel(threadId, found.id())));
	}

	private Mono<RunObject> inTime(Mono<RunObject> cancelled) {
		return cancelled.timeout(this.timeouts.cancel(), this.services.timer());
	}

	private Mono<RunObject> cancel(String threadId, String runId) {
		RunBackend backend = this.services.backend();
		return backend.cancel(threadId, runId)
			// Too late, or already under way: what counts is what the run says
			.onErrorResume((failure) -> backend.lookUp(threadId, runId))
			.flatMap((answer) -> isFinal(answer) ? Mono.just(answer) : whenFinal(threadId, runId));
	}

	private Mono<RunObject> whenFinal(String threadId, String runId) {
		Mono<RunObject> look = this.services.backend().lookUp(threadId, runId).filter(Cancellation::isFinal);
		return new PatientLooks(this.timeouts.cancel(), this.services.timer()).until(look);
	}

	private static boolean isFinal(RunObject run) {
		RunStatus status = run.status();
		return status != null && status.isFinal();
	}

}
