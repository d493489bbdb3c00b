package io.github.openaiassistants.backend;

import java.util.List;

import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStepObject;

/**
 * What a server says about a run when it is asked.
 *
 * @param run the run
 * @param steps its steps in the order of their creation
 * @param messages the messages of its thread in the order of their creation; all that the
 * run wrote are among them
 */
public record RunState(RunObject run, List<RunStepObject> steps, List<MessageObject> messages) {

	/**
	 * Copy the lists.
	 */
	public RunState {
		steps = List.copyOf(steps);
		messages = List.copyOf(messages);
	}

}
