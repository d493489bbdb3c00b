package io.github.openaiassistants.benchmarks.decode;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.benchmarks.Tally;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.ThreadMessageCompleted;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadRunStepDelta;
import io.github.openaiassistants.model.FunctionToolCall;
import io.github.openaiassistants.model.RunStepDelta;
import io.github.openaiassistants.model.ToolCall;
import io.github.openaiassistants.model.ToolCallsDetails;

/**
 * Reads the texts of our events.
 */
final class EventTexts {

	private EventTexts() {
	}

	static void read(AssistantsEvent event, Tally tally) {
		if (event instanceof ThreadMessageDelta delta) {
			tally.add(delta.text());
		}
		else if (event instanceof ThreadRunStepDelta step) {
			readCalls(step.data().delta(), tally);
		}
		else if (event instanceof ThreadMessageCompleted completed) {
			tally.add(completed.data().text());
		}
	}

	private static void readCalls(@Nullable RunStepDelta delta, Tally tally) {
		if (delta != null && delta.stepDetails() instanceof ToolCallsDetails details && details.toolCalls() != null) {
			for (ToolCall call : details.toolCalls()) {
				if (call instanceof FunctionToolCall function && function.function() != null
						&& function.function().arguments() != null) {
					tally.add(function.function().arguments());
				}
			}
		}
	}

}
