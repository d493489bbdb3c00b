package io.github.openaiassistants.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.ActionAnswer;
import io.github.openaiassistants.model.RunToolCall;
import io.github.openaiassistants.model.ToolApproval;
import io.github.openaiassistants.model.ToolApprovalCall;
import io.github.openaiassistants.model.ToolApprovals;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;

/**
 * The answer of this application to the tool calls of one run that wait for it: taken
 * once, and only when it fits the calls. Used by one thread at a time.
 */
final class ToolAnswer {

	private @Nullable ActionAnswer answer;

	void give(AssistantsEvent event, ActionAnswer given) {
		if (!(event instanceof ThreadRunRequiresAction action)) {
			throw new IllegalStateException(given.getClass().getSimpleName()
					+ " answer thread.run.requires_action, they were returned for " + event.name());
		}
		if (isNone(action, given)) {
			return;
		}
		if (this.answer != null) {
			throw new IllegalStateException("The tool calls were answered by another listener before");
		}
		if (given instanceof ToolOutputs outputs) {
			check("tool_outputs", action.functionCalls().stream().map(RunToolCall::id).toList(),
					outputs.outputs().stream().map(ToolOutput::toolCallId).toList());
		}
		else if (given instanceof ToolApprovals approvals) {
			check("tool_approvals", action.toolApprovals().stream().map(ToolApprovalCall::id).toList(),
					approvals.approvals().stream().map(ToolApproval::toolCallId).toList());
		}
		this.answer = given;
	}

	// A listener for calls of one kind has nothing to say when the run waits for others
	private static boolean isNone(ThreadRunRequiresAction action, ActionAnswer given) {
		if (given instanceof ToolOutputs outputs) {
			return outputs.outputs().isEmpty() && action.functionCalls().isEmpty();
		}
		return given instanceof ToolApprovals approvals && approvals.approvals().isEmpty()
				&& action.toolApprovals().isEmpty();
	}

	private static void check(String field, List<String> calls, List<String> answered) {
		Set<String> open = new HashSet<>(calls);
		for (String id : answered) {
			if (!open.remove(id)) {
				throw new RequestNotValidException(field,
						"An answer was given twice or for a call that the run does not wait for");
			}
		}
		if (!open.isEmpty()) {
			throw new RequestNotValidException(field, "The run waits for " + calls.size() + " answers at once; "
					+ open.size() + " of them are missing: " + String.join(", ", open));
		}
	}

	/**
	 * Take the answer away.
	 * @return the answer, or {@code null} when nobody gave one
	 */
	@Nullable ActionAnswer take() {
		ActionAnswer taken = this.answer;
		this.answer = null;
		return taken;
	}

}
