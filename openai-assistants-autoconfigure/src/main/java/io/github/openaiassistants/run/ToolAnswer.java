package io.github.openaiassistants.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.RunToolCall;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;

/**
 * The answer of this application to the function calls of one run: taken once, and only
 * when it fits the calls. Used by one thread at a time.
 */
final class ToolAnswer {

	private @Nullable ToolOutputs outputs;

	void give(AssistantsEvent event, ToolOutputs given) {
		if (!(event instanceof ThreadRunRequiresAction action)) {
			throw new IllegalStateException(
					"ToolOutputs answer thread.run.requires_action, they were returned for " + event.name());
		}
		if (this.outputs != null) {
			throw new IllegalStateException("The function calls were answered by another listener before");
		}
		if (action.functionCalls().isEmpty() && given.outputs().isEmpty()) {
			// The run waits for something else, such as approvals
			return;
		}
		check(action.functionCalls(), given);
		this.outputs = given;
	}

	private static void check(List<RunToolCall> calls, ToolOutputs given) {
		Set<String> open = new HashSet<>();
		calls.forEach((call) -> open.add(call.id()));
		for (ToolOutput output : given.outputs()) {
			if (!open.remove(output.toolCallId())) {
				throw new RequestNotValidException("tool_outputs",
						"An output was given twice or for a call that the run does not wait for");
			}
		}
		if (!open.isEmpty()) {
			throw new RequestNotValidException("tool_outputs", "The run waits for " + calls.size()
					+ " outputs at once; " + open.size() + " of them are missing: " + String.join(", ", open));
		}
	}

	/**
	 * Take the answer away.
	 * @return the outputs, or {@code null} when nobody answered
	 */
	@Nullable ToolOutputs take() {
		ToolOutputs taken = this.outputs;
		this.outputs = null;
		return taken;
	}

}
