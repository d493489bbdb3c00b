package io.github.openaiassistants.test.event;

import java.util.List;

import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about all events that were recorded. They look at what there is and do not
 * wait: {@link RecordedAssistantsEvents#awaitRun()} does.
 */
public final class RecordedAssistantsEventsAssert
		extends AbstractAssert<RecordedAssistantsEventsAssert, RecordedAssistantsEvents> {

	RecordedAssistantsEventsAssert(RecordedAssistantsEvents actual) {
		super(actual, RecordedAssistantsEventsAssert.class);
	}

	/**
	 * Verify that nothing was recorded.
	 * @return this
	 */
	public RecordedAssistantsEventsAssert isEmpty() {
		return hasRuns(0);
	}

	/**
	 * Verify of how many runs there are events.
	 * @param count the number
	 * @return this
	 */
	public RecordedAssistantsEventsAssert hasRuns(int count) {
		isNotNull();
		int found = this.actual.runs().size();
		if (found != count) {
			throw failureWithActualExpected(found, count, "Expected events of %s runs but found %s.%n%s", count, found,
					this.actual);
		}
		return this;
	}

	/**
	 * Verify that there are events of one run only, and go on with it.
	 * @return assertions about the run
	 */
	public RecordedRunAssert run() {
		return hasRuns(1).run(0);
	}

	/**
	 * Go on with one of the runs.
	 * @param index the position in the order of their first events, from 0
	 * @return assertions about the run
	 */
	public RecordedRunAssert run(int index) {
		isNotNull();
		List<RecordedRun> runs = this.actual.runs();
		if (index >= runs.size()) {
			throw failure("Expected events of at least %s runs.%n%s", index + 1, this.actual);
		}
		return of(runs.get(index));
	}

	/**
	 * Go on with one of the runs.
	 * @param clientRunId the id it was given here
	 * @return assertions about the run
	 */
	public RecordedRunAssert run(String clientRunId) {
		isNotNull();
		return of(this.actual.run(clientRunId));
	}

	private RecordedRunAssert of(RecordedRun run) {
		return new RecordedRunAssert(run).as("run of the recorded events");
	}

}
