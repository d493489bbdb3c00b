package io.github.openaiassistants.event;

import java.util.List;

import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunStepObject;

/**
 * What a logical run produced.
 *
 * @param messages the messages in the order of their creation
 * @param steps the steps in the order of their creation
 */
public record RunSnapshot(List<MessageObject> messages, List<RunStepObject> steps) {

	/**
	 * Copy the lists.
	 */
	public RunSnapshot {
		messages = List.copyOf(messages);
		steps = List.copyOf(steps);
	}

}
