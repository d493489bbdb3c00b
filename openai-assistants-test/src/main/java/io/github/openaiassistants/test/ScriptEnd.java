package io.github.openaiassistants.test;

/**
 * How a scripted run ends.
 *
 * @param status the last status; {@link RunStatus#IN_PROGRESS} for a run that never ends
 * by itself
 * @param code the code of the error or the reason of the incompleteness, else empty
 * @param message the text of the error, else empty
 */
record ScriptEnd(RunStatus status, String code, String message) {

	static ScriptEnd of(RunStatus status) {
		return new ScriptEnd(status, "", "");
	}

}
