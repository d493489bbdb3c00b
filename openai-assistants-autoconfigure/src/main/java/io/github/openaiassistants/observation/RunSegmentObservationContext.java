package io.github.openaiassistants.observation;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.RunReference;

/**
 * What is known of one stream of a run while it is observed.
 */
public class RunSegmentObservationContext extends Observation.Context {

	private final ObservedClient client;

	private final RunReference run;

	private final Kind kind;

	private volatile @Nullable Result result;

	private volatile @Nullable String errorType;

	/**
	 * Create the context of a stream that is opened.
	 * @param client the client
	 * @param run the run as it is known then
	 * @param kind what is sent
	 */
	public RunSegmentObservationContext(ObservedClient client, RunReference run, Kind kind) {
		this.client = client;
		this.run = run;
		this.kind = kind;
	}

	/**
	 * Return the client of the run.
	 * @return the client
	 */
	public ObservedClient getClient() {
		return this.client;
	}

	/**
	 * Return which run it is.
	 * @return the run as it was known when the stream was opened
	 */
	public RunReference getRun() {
		return this.run;
	}

	/**
	 * Return what was sent.
	 * @return the kind of the stream
	 */
	public Kind getKind() {
		return this.kind;
	}

	/**
	 * Return how the stream ended.
	 * @return the result, or {@code null} as long as the stream is open
	 */
	public @Nullable Result getResult() {
		return this.result;
	}

	/**
	 * Return why the stream was lost.
	 * @return the simple name of the exception, or {@code null} when it was not
	 */
	public @Nullable String getErrorType() {
		return this.errorType;
	}

	/**
	 * Tell how the stream ended.
	 * @param end the result
	 * @param type the simple name of the exception, or {@code null}
	 */
	public void setEnd(Result end, @Nullable String type) {
		this.result = end;
		this.errorType = type;
	}

	/**
	 * What a stream begins with.
	 */
	public enum Kind {

		/**
		 * A run is created.
		 */
		CREATE_RUN,

		/**
		 * A thread and a run are created.
		 */
		CREATE_THREAD_AND_RUN,

		/**
		 * A run that waits gets its answer.
		 */
		SUBMIT_TOOL_OUTPUTS,

		/**
		 * A run whose stream was lost, or that others started, is looked up.
		 */
		LOOK_UP

	}

	/**
	 * How a stream ended.
	 */
	public enum Result {

		/**
		 * It told how the run ended, or what it waits for.
		 */
		TOLD,

		/**
		 * It ended without telling, or was not opened.
		 */
		LOST,

		/**
		 * It was closed here.
		 */
		CLOSED

	}

}
