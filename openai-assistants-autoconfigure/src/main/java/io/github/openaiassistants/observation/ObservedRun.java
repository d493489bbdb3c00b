package io.github.openaiassistants.observation;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import io.github.openaiassistants.event.FailureSummary;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.event.RunSummary;

/**
 * A run that is observed. Safe for use by any thread.
 */
public final class ObservedRun {

	/**
	 * A run that is not observed.
	 */
	public static final ObservedRun NONE = new ObservedRun(RunObservations.NONE, null, null, null);

	private final RunObservations observations;

	private final @Nullable RunObservationContext context;

	private final @Nullable GuardedObservation guarded;

	// That of the run, or of the place where it was started when runs are not observed
	private final @Nullable Observation current;

	private volatile @Nullable ObservedSegment segment;

	ObservedRun(RunObservations observations, @Nullable RunObservationContext context,
			@Nullable GuardedObservation guarded, @Nullable Observation parent) {
		this.observations = observations;
		this.context = context;
		this.guarded = guarded;
		Observation own = (guarded != null) ? guarded.observation() : null;
		this.current = (own != null) ? own : parent;
	}

	/**
	 * Return a context in which the run is the current observation.
	 * @param subscriber the context of the subscriber of the run
	 * @return the context, unchanged when the run is not observed
	 */
	public ContextView within(ContextView subscriber) {
		Observation observation = this.current;
		return (observation != null) ? Context.of(subscriber).put(RunObservations.KEY, observation) : subscriber;
	}

	/**
	 * Start to observe a stream of the run.
	 * @param run the run as it is known now
	 * @param kind what is sent
	 * @return the observed stream
	 */
	public ObservedSegment segment(RunReference run, RunSegmentObservationContext.Kind kind) {
		ObservedSegment opened = (this.guarded != null) ? this.observations.segment(run, kind, this.current)
				: ObservedSegment.NONE;
		this.segment = opened;
		return opened;
	}

	/**
	 * Start to observe a call of a function.
	 * @param run the run as it is known now
	 * @param input which function is called
	 * @return the observed call
	 */
	public ObservedFunctionCall functionCall(RunReference run, FunctionCallInput input) {
		return (this.guarded != null) ? this.observations.functionCall(run, input, this.current)
				: ObservedFunctionCall.NONE;
	}

	/**
	 * The run has ended. Ends the observation of its stream, too.
	 * @param run the run as it is known now
	 * @param summary how it ended
	 */
	public void stop(RunReference run, RunSummary summary) {
		ObservedSegment open = this.segment;
		if (open != null) {
			open.stop(RunSegmentObservationContext.Result.CLOSED, null);
		}
		if (this.guarded != null && this.context != null) {
			RunObservationContext told = this.context;
			this.guarded.stop(() -> told.setEnd(run, summary), failure(summary));
		}
	}

	private static @Nullable Throwable failure(RunSummary summary) {
		String type = DefaultRunObservationConvention.errorType(summary);
		if (type == null) {
			return null;
		}
		FailureSummary cause = summary.cause();
		return new ObservedFailure(type, (cause != null) ? cause.message() : "the run " + summary.outcome().value());
	}

}
