package io.github.openaiassistants.test.event;

/**
 * Entry points for assertions about the events of runs, for those who do not use
 * {@code assertThat} of AssertJ, which finds them, too.
 */
public final class AssistantsAssertions {

	private AssistantsAssertions() {
	}

	/**
	 * Assert something of all events.
	 * @param actual the events
	 * @return the assertions
	 */
	public static RecordedAssistantsEventsAssert assertThat(RecordedAssistantsEvents actual) {
		return new RecordedAssistantsEventsAssert(actual);
	}

	/**
	 * Assert something of a run.
	 * @param actual the run
	 * @return the assertions
	 */
	public static RecordedRunAssert assertThat(RecordedRun actual) {
		return new RecordedRunAssert(actual);
	}

	/**
	 * Assert something of a function call.
	 * @param actual the call
	 * @return the assertions
	 */
	public static RecordedFunctionCallAssert assertThat(RecordedFunctionCall actual) {
		return new RecordedFunctionCallAssert(actual);
	}

}
