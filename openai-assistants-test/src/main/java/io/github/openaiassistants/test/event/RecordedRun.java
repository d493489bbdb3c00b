package io.github.openaiassistants.test.event;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.FunctionCallFailed;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.RunRecoveryStarted;
import io.github.openaiassistants.event.ThreadMessageCompleted;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.event.ThreadRunStepCompleted;
import io.github.openaiassistants.model.FunctionToolCall;
import io.github.openaiassistants.model.RunToolCall;
import io.github.openaiassistants.model.ToolCallsDetails;

/**
 * The events of one run, in the order in which they came. Immutable.
 */
public final class RecordedRun implements AssertProvider<RecordedRunAssert> {

	private final List<AssistantsEvent> events;

	private RecordedRun(List<AssistantsEvent> events) {
		this.events = events;
	}

	/**
	 * Make a run of events that were collected in another way, such as those of a
	 * {@code Flux}.
	 * @param events the events, all of one run and at least one
	 * @return the run
	 * @throws IllegalArgumentException if they are not
	 */
	public static RecordedRun of(Collection<? extends AssistantsEvent> events) {
		if (events.stream().map((event) -> event.meta().clientRunId()).distinct().count() != 1) {
			throw new IllegalArgumentException("events must be of one run");
		}
		return new RecordedRun(List.copyOf(events));
	}

	/**
	 * Return the id that the run was given here.
	 * @return the id
	 */
	public String clientRunId() {
		return this.events.get(0).meta().clientRunId();
	}

	/**
	 * Return the id of the run at the server.
	 * @return the id, or {@code null} as long as no event has it
	 */
	public @Nullable String runId() {
		return this.events.get(this.events.size() - 1).meta().runId();
	}

	/**
	 * Return the events.
	 * @return all of them
	 */
	public List<AssistantsEvent> events() {
		return this.events;
	}

	/**
	 * Return the events of one kind.
	 * @param type a record, a family or a sealed root
	 * @param <E> the type
	 * @return the events
	 */
	public <E extends AssistantsEvent> List<E> events(Class<E> type) {
		return this.events.stream().filter(type::isInstance).map(type::cast).toList();
	}

	/**
	 * Return the text that came piece by piece, that of all messages together.
	 * @return the text, empty when there was none
	 */
	public String text() {
		return events(ThreadMessageDelta.class).stream().map(ThreadMessageDelta::text).collect(Collectors.joining());
	}

	/**
	 * Return the texts of the messages that were completed.
	 * @return the texts, one for each message
	 */
	public List<String> messages() {
		return events(ThreadMessageCompleted.class).stream().map(ThreadMessageCompleted::text).toList();
	}

	/**
	 * Return the function calls that the run asked for, of all rounds.
	 * @return the calls in the order of the server
	 */
	public List<RecordedFunctionCall> functionCalls() {
		Map<String, RecordedFunctionCall> calls = new LinkedHashMap<>();
		for (AssistantsEvent event : this.events) {
			if (event instanceof ThreadRunRequiresAction action) {
				action.functionCalls().forEach((call) -> calls.putIfAbsent(call.id(), recorded(call)));
			}
			else if (event instanceof FunctionCallFailed failed) {
				change(calls, failed.data().callId(), (call) -> call.with(failed.data().cause()));
			}
			else if (event instanceof ThreadRunStepCompleted completed
					&& completed.data().stepDetails() instanceof ToolCallsDetails details
					&& details.toolCalls() != null) {
				details.toolCalls().forEach((toolCall) -> {
					if (toolCall instanceof FunctionToolCall call && call.function() != null) {
						String output = call.function().output();
						change(calls, call.id(), (former) -> former.with(output));
					}
				});
			}
		}
		return List.copyOf(calls.values());
	}

	private static RecordedFunctionCall recorded(RunToolCall call) {
		String name = (call.function() != null) ? call.function().name() : null;
		String arguments = (call.function() != null) ? call.function().arguments() : null;
		return new RecordedFunctionCall(call.id(), String.valueOf(name), String.valueOf(arguments), null, null);
	}

	private static void change(Map<String, RecordedFunctionCall> calls, @Nullable String id,
			UnaryOperator<RecordedFunctionCall> change) {
		if (id != null) {
			calls.computeIfPresent(id, (key, call) -> change.apply(call));
		}
	}

	/**
	 * Return whether the run is over.
	 * @return whether there is a {@link RunFinished}
	 */
	public boolean isFinished() {
		return !events(RunFinished.class).isEmpty();
	}

	/**
	 * Return how the run ended.
	 * @return the outcome, or {@code null} when it is not over
	 */
	public @Nullable RunOutcome outcome() {
		return events(RunFinished.class).stream().findFirst().map(RunFinished::outcome).orElse(null);
	}

	/**
	 * Return whether the stream of the run was lost and the run looked up.
	 * @return whether there is a {@link RunRecoveryStarted}
	 */
	public boolean isRecovered() {
		return !events(RunRecoveryStarted.class).isEmpty();
	}

	/**
	 * Return assertions about this run. Used by AssertJ: write {@code assertThat(run)}.
	 * @return the assertions
	 */
	@Override
	public RecordedRunAssert assertThat() {
		return new RecordedRunAssert(this);
	}

	/**
	 * Show the names of the events, not their content.
	 * @return a line for each event
	 */
	@Override
	public String toString() {
		return EventListing.of(this.events).strip();
	}

}
