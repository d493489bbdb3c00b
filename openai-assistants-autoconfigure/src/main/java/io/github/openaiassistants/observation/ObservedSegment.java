package io.github.openaiassistants.observation;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

import io.github.openaiassistants.observation.RunSegmentObservationContext.Result;

/**
 * A stream of a run that is observed. What it is told first counts. Safe for use by any
 * thread.
 */
public final class ObservedSegment {

	/**
	 * A stream that is not observed.
	 */
	static final ObservedSegment NONE = new ObservedSegment(null, null, null);

	private final @Nullable RunSegmentObservationContext context;

	private final @Nullable GuardedObservation guarded;

	private final @Nullable Observation current;

	ObservedSegment(@Nullable RunSegmentObservationContext context, @Nullable GuardedObservation guarded,
			@Nullable Observation parent) {
		this.context = context;
		this.guarded = guarded;
		Observation own = (guarded != null) ? guarded.observation() : null;
		this.current = (own != null) ? own : parent;
	}

	/**
	 * Return a context in which the stream is the current observation, for the requests
	 * that it consists of.
	 * @param run the context of the run
	 * @return the context
	 */
	public Context within(Context run) {
		Observation observation = this.current;
		return (observation != null) ? run.put(RunObservations.KEY, observation) : run;
	}

	/**
	 * Make the stream the current observation while it is opened: tracing prefers what is
	 * current on the thread.
	 * @param task opens the stream
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
	 * The stream has ended.
	 * @param result how
	 * @param cause why it was lost, or {@code null} when it was not
	 */
	public void stop(Result result, @Nullable Throwable cause) {
		RunSegmentObservationContext told = this.context;
		if (this.guarded != null && told != null) {
			String type = (cause != null) ? cause.getClass().getSimpleName() : null;
			this.guarded.stop(() -> told.setEnd(result, type),
					(cause != null) ? new ObservedFailure(cause.getClass().getSimpleName(), cause.getMessage()) : null);
		}
	}

}
