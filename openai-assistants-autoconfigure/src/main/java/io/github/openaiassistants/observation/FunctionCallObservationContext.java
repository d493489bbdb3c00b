package io.github.openaiassistants.observation;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.RunReference;

/**
 * What is known of a call of a function while it is observed.
 */
public class FunctionCallObservationContext extends Observation.Context {

	private final ObservedClient client;

	private final RunReference run;

	private final FunctionCallInput input;

	private volatile @Nullable Result result;

	private volatile @Nullable String errorType;

	private volatile @Nullable String output;

	/**
	 * Create the context of a call.
	 * @param client the client
	 * @param run the run that waits for the call
	 * @param input what is called
	 */
	public FunctionCallObservationContext(ObservedClient client, RunReference run, FunctionCallInput input) {
		this.client = client;
		this.run = run;
		this.input = input;
	}

	/**
	 * Return the client of the run.
	 * @return the client
	 */
	public ObservedClient getClient() {
		return this.client;
	}

	/**
	 * Return the run that waits for the call.
	 * @return the run
	 */
	public RunReference getRun() {
		return this.run;
	}

	/**
	 * Return what is called.
	 * @return the call, without arguments unless content is included
	 */
	public FunctionCallInput getInput() {
		return this.input;
	}

	/**
	 * Return how the call ended.
	 * @return the result, or {@code null} as long as it has not ended
	 */
	public @Nullable Result getResult() {
		return this.result;
	}

	/**
	 * Return why the call failed.
	 * @return the kind of failure, or {@code null} when it did not fail
	 */
	public @Nullable String getErrorType() {
		return this.errorType;
	}

	/**
	 * Return what the function answered.
	 * @return the output, or {@code null} when there is none or content is not included
	 */
	public @Nullable String getOutput() {
		return this.output;
	}

	/**
	 * Tell how the call ended.
	 * @param end the result
	 * @param type the kind of failure, or {@code null} when there was none
	 * @param answer what the function answered, or {@code null} when that is not told
	 */
	public void setEnd(Result end, @Nullable String type, @Nullable String answer) {
		this.result = end;
		this.errorType = type;
		this.output = answer;
	}

	/**
	 * How a call ended.
	 */
	public enum Result {

		/**
		 * The function returned its output.
		 */
		FINISHED,

		/**
		 * The function threw, was too slow, or could not be called.
		 */
		FAILED,

		/**
		 * The run ended before the function did.
		 */
		ABANDONED

	}

}
