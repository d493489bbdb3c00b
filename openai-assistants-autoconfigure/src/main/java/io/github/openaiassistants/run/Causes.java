package io.github.openaiassistants.run;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.failure.AssistantsException;
import io.github.openaiassistants.failure.LimitExceededException;
import io.github.openaiassistants.failure.RunAbortedException;
import io.github.openaiassistants.failure.StreamLostException;

/**
 * Why a run is ended on this side. Exceptions of others are named, not kept: their
 * messages may quote an event.
 */
final class Causes {

	private Causes() {
	}

	static AssistantsException tooManyRuns(int limit) {
		return new LimitExceededException("limits.concurrent-runs",
				limit + " runs are active, no further one was started");
	}

	static AssistantsException tooManyRounds(int limit) {
		return new LimitExceededException("functions.max-rounds",
				"The run waited for function calls more than " + limit + " times");
	}

	static AssistantsException tooLong(RunTimeouts timeouts) {
		return new LimitExceededException("timeouts.run", "The run was not over within " + timeouts.run());
	}

	static AssistantsException tooQuiet(RunClock.Limit limit, RunTimeouts timeouts) {
		return (limit == RunClock.Limit.IDLE)
				? new LimitExceededException("timeouts.idle", "No byte arrived for " + timeouts.idle())
				: new LimitExceededException("timeouts.silence", "No event arrived for " + timeouts.silence());
	}

	static AssistantsException listenerFailed(Throwable failure) {
		return aborted("A listener failed with " + failure.getClass().getName()
				+ ", and openai.assistants.events.listener-failure is fail-run", null);
	}

	static AssistantsException subscriberFailed(Throwable failure) {
		return aborted("The subscriber threw " + failure.getClass().getName(), null);
	}

	static AssistantsException cancelled() {
		return aborted("The run was cancelled by the application", null);
	}

	static AssistantsException disposed() {
		return aborted("The subscription was disposed", null);
	}

	static AssistantsException followed() {
		return new StreamLostException("The run was started elsewhere, its events so far were not received", null);
	}

	static AssistantsException fault(Throwable failure) {
		return aborted("The run could not be handled: " + failure.getClass().getName(), failure);
	}

	static AssistantsException shutdown(@Nullable Throwable failure) {
		return aborted("The application is shutting down", failure);
	}

	private static AssistantsException aborted(String message, @Nullable Throwable cause) {
		return new RunAbortedException(message, cause);
	}

}
