package io.github.openaiassistants.observation;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.FailureSummary;
import io.github.openaiassistants.observation.FunctionCallObservationContext.Result;

/**
 * A function call that is observed. What it is told first counts. Safe for use by any
 * thread.
 */
public final class ObservedFunctionCall {

	/**
	 * A call that is not observed.
	 */
	static final ObservedFunctionCall NONE = new ObservedFunctionCall(null, null, false);

	private final @Nullable FunctionCallObservationContext context;

	private final @Nullable GuardedObservation guarded;

	private final boolean includeContent;

	ObservedFunctionCall(@Nullable FunctionCallObservationContext context, @Nullable GuardedObservation guarded,
			boolean includeContent) {
		this.context = context;
		this.guarded = guarded;
		this.includeContent = includeContent;
	}

	/**
	 * Make the call the current observation while a task runs.
	 * @param task calls the function
	 */
	public void run(Runnable task) {
		if (this.guarded != null) {
			this.guarded.run(task);
		}
		else {
			task.run();
		}
	}

	/**
	 * The function returned.
	 * @param output what it answered
	 */
	public void finished(String output) {
		stop(Result.FINISHED, null, output);
	}

	/**
	 * The call failed.
	 * @param cause why, without content
	 */
	public void failed(FailureSummary cause) {
		stop(Result.FAILED, cause, null);
	}

	/**
	 * The run ended before the function did.
	 */
	public void abandoned() {
		stop(Result.ABANDONED, null, null);
	}

	private void stop(Result result, @Nullable FailureSummary cause, @Nullable String output) {
		FunctionCallObservationContext told = this.context;
		if (this.guarded != null && told != null) {
			this.guarded.stop(
					() -> told.setEnd(result, (cause != null) ? cause.type() : null,
							this.includeContent ? output : null),
					(cause != null) ? new ObservedFailure(cause.type(), cause.message()) : null);
		}
	}

}
