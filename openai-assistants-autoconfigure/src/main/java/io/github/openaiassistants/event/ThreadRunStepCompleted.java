package io.github.openaiassistants.event;

import io.github.openaiassistants.model.RunStepObject;

/**
 * A step was completed; after tool outputs this may be a step of the former stream.
 *
 * @param data the payload
 * @param meta which run it belongs to, and where in it
 */
public record ThreadRunStepCompleted(RunStepObject data, EventMeta meta) implements RunStepStreamEvent {

	/**
	 * Name on the wire.
	 */
	public static final String NAME = "thread.run.step.completed";

	@Override
	public String name() {
		return NAME;
	}

}
