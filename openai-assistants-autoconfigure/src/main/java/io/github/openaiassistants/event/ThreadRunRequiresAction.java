package io.github.openaiassistants.event;

import java.util.List;

import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunToolCall;
import io.github.openaiassistants.model.ToolApprovalCall;

/**
 * The run waits for tool outputs or for the approval of tool calls. A listener may answer
 * by returning {@link io.github.openaiassistants.model.ToolOutputs} or
 * {@link io.github.openaiassistants.model.ToolApprovals}; nothing is approved without it.
 *
 * @param data the payload
 * @param meta which run it belongs to, and where in it
 */
public record ThreadRunRequiresAction(RunObject data, EventMeta meta) implements RunStreamEvent {

	/**
	 * Name on the wire.
	 */
	public static final String NAME = "thread.run.requires_action";

	@Override
	public String name() {
		return NAME;
	}

	/**
	 * Return the function calls that wait for outputs.
	 * @return the calls in the order of the server, empty when the run waits for
	 * something else
	 */
	public List<RunToolCall> functionCalls() {
		return this.data.functionCalls();
	}

	/**
	 * Return the tool calls that wait for approval.
	 * @return the calls in the order of the server, empty when the run waits for
	 * something else
	 */
	public List<ToolApprovalCall> toolApprovals() {
		return this.data.toolApprovals();
	}

}
