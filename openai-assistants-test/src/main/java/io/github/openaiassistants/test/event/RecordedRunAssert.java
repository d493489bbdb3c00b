package io.github.openaiassistants.test.event;

import java.util.ArrayList;
import java.util.List;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.failure.AssistantsException;

/**
 * Assertions about a run.
 */
public final class RecordedRunAssert extends AbstractAssert<RecordedRunAssert, RecordedRun> {

	RecordedRunAssert(RecordedRun actual) {
		super(actual, RecordedRunAssert.class);
	}

	/**
	 * Verify that the run ended with the outcome {@link RunOutcome#COMPLETED}.
	 * @return this
	 */
	public RecordedRunAssert isCompleted() {
		return hasOutcome(RunOutcome.COMPLETED);
	}

	/**
	 * Verify how the run ended.
	 * @param expected the outcome
	 * @return this
	 */
	public RecordedRunAssert hasOutcome(RunOutcome expected) {
		isNotNull();
		if (this.actual.outcome() != expected) {
			throw failureWithActualExpected(this.actual.outcome(), expected,
					"Expected the outcome %s but it was %s.%n%s", expected,
					this.actual.isFinished() ? this.actual.outcome() : "not over", this.actual);
		}
		return this;
	}

	/**
	 * Verify why there is no answer.
	 * @param type the type of the exception, this very one
	 * @return this
	 */
	public RecordedRunAssert hasCause(Class<? extends AssistantsException> type) {
		isNotNull();
		boolean found = this.actual.events(RunFinished.class)
			.stream()
			.anyMatch((end) -> end.cause() != null && end.cause().type().equals(type.getSimpleName()));
		if (!found) {
			throw failure("Expected a %s as cause.%n%s", type.getSimpleName(), this.actual);
		}
		return this;
	}

	/**
	 * Verify the text that came piece by piece, that of all messages together.
	 * @param expected the whole text
	 * @return this
	 */
	public RecordedRunAssert hasText(String expected) {
		text().isEqualTo(expected);
		return this;
	}

	/**
	 * Go on with the text that came piece by piece, that of all messages together.
	 * @return assertions about the text
	 */
	public AbstractStringAssert<?> text() {
		isNotNull();
		return Assertions.assertThat(this.actual.text()).as("text of the run");
	}

	/**
	 * Verify the texts of the messages that were completed.
	 * @param expected the texts, one for each message
	 * @return this
	 */
	public RecordedRunAssert hasMessages(String... expected) {
		isNotNull();
		Assertions.assertThat(this.actual.messages()).as("completed messages of the run").containsExactly(expected);
		return this;
	}

	/**
	 * Verify the names of all events.
	 * @param expected the names, such as {@code thread.run.created}, all of them in order
	 * @return this
	 */
	public RecordedRunAssert hasEvents(String... expected) {
		isNotNull();
		Assertions.assertThat(this.actual.events())
			.as("events of the run")
			.extracting(AssistantsEvent::name)
			.containsExactly(expected);
		return this;
	}

	/**
	 * Verify that events came in an order, with whatever others between them.
	 * @param expected the types: records, families or sealed roots
	 * @return this
	 */
	@SafeVarargs
	public final RecordedRunAssert hasEventsInOrder(Class<? extends AssistantsEvent>... expected) {
		isNotNull();
		int found = 0;
		for (AssistantsEvent event : this.actual.events()) {
			if (found < expected.length && expected[found].isInstance(event)) {
				found++;
			}
		}
		if (found < expected.length) {
			List<String> names = new ArrayList<>();
			for (Class<?> type : expected) {
				names.add(type.getSimpleName());
			}
			throw failure("Expected events in the order %s but %s did not come then.%n%s", names, names.get(found),
					this.actual);
		}
		return this;
	}

	/**
	 * Verify what is promised of every run that is over: the events are numbered from 0
	 * without a gap, and the only {@link RunFinished} is the last of them.
	 * @return this
	 */
	public RecordedRunAssert isInOrder() {
		isNotNull();
		List<AssistantsEvent> events = this.actual.events();
		for (int i = 0; i < events.size(); i++) {
			if (events.get(i).meta().sequence() != i) {
				throw failure("Expected the event %s to have the number %s but it has %s.%n%s", events.get(i).name(), i,
						events.get(i).meta().sequence(), this.actual);
			}
		}
		return hasNothingAfterEnd();
	}

	/**
	 * Verify that the run is over, once, and that nothing came after that.
	 * @return this
	 */
	public RecordedRunAssert hasNothingAfterEnd() {
		isNotNull();
		List<AssistantsEvent> events = this.actual.events();
		boolean last = events.get(events.size() - 1) instanceof RunFinished;
		int ends = this.actual.events(RunFinished.class).size();
		if (!last || ends != 1) {
			throw failure("Expected one end and nothing after it, but found %s.%n%s",
					(ends == 0) ? "none" : ends + " and " + events.get(events.size() - 1).name() + " last",
					this.actual);
		}
		return this;
	}

	/**
	 * Verify which functions the run asked for.
	 * @param names their names, one for each call, in order
	 * @return this
	 */
	public RecordedRunAssert calledFunctions(String... names) {
		isNotNull();
		Assertions.assertThat(this.actual.functionCalls())
			.as("function calls of the run")
			.extracting(RecordedFunctionCall::name)
			.containsExactly(names);
		return this;
	}

	/**
	 * Verify that the run asked for a function, and go on with its first call.
	 * @param name the name of the function
	 * @return assertions about the call
	 */
	public RecordedFunctionCallAssert calledFunction(String name) {
		isNotNull();
		List<RecordedFunctionCall> calls = this.actual.functionCalls();
		return calls.stream()
			.filter((call) -> call.name().equals(name))
			.findFirst()
			.map(RecordedFunctionCallAssert::new)
			.orElseThrow(() -> failure("Expected a call of %s but found %s.%n%s", name, calls, this.actual));
	}

	/**
	 * Verify that the stream was lost and the run looked up.
	 * @return this
	 */
	public RecordedRunAssert isRecovered() {
		isNotNull();
		if (!this.actual.isRecovered()) {
			throw failure("Expected the run to have been recovered.%n%s", this.actual);
		}
		return this;
	}

	/**
	 * Verify that the run came by its streams alone.
	 * @return this
	 */
	public RecordedRunAssert isNotRecovered() {
		isNotNull();
		if (this.actual.isRecovered()) {
			throw failure("Expected the run not to have been recovered.%n%s", this.actual);
		}
		return this;
	}

}
