package io.github.openaiassistants.function;

import java.time.Duration;

/**
 * How functions are called.
 *
 * @param callTimeout how long one call may take, 30 seconds by default
 * @param roundTimeout how long all calls that a run waits for may take together, 2
 * minutes by default; less when the run expires before
 * @param concurrency how many calls of one run are made at the same time, 8 by default
 * @param errors what a call that fails does
 * @param unknown what happens to calls of functions that do not exist here
 */
public record FunctionSettings(Duration callTimeout, Duration roundTimeout, int concurrency, Errors errors,
		Unknown unknown) {

	/**
	 * Return the settings that apply where nothing is configured.
	 * @return the settings
	 */
	public static FunctionSettings defaults() {
		return new FunctionSettings(Duration.ofSeconds(30), Duration.ofMinutes(2), 8, Errors.TELL_MODEL,
				Unknown.REQUIRE_ACTION);
	}

	/**
	 * What a call that fails does.
	 */
	public enum Errors {

		/**
		 * The model is told that the call failed, but not what was thrown.
		 */
		TELL_MODEL,

		/**
		 * The model is told that the call failed, with the message of what was thrown.
		 */
		TELL_MODEL_WITH_MESSAGE,

		/**
		 * The run is ended.
		 */
		FAIL_RUN

	}

	/**
	 * What happens to calls of functions that do not exist here.
	 */
	public enum Unknown {

		/**
		 * The run waits for somebody else to answer, unless the model made the function
		 * up: then it is told.
		 */
		REQUIRE_ACTION,

		/**
		 * The model is told that the function does not exist.
		 */
		TELL_MODEL

	}

}
