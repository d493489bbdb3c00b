package io.github.openaiassistants.event;

import io.github.openaiassistants.model.RunStepObject;

/**
 * A step expired with its run.
 *
 * @param data the payload
 * @param meta which run it belongs to, and where in it
 */
public record ThreadRunStepExpired(RunStepObject data, EventMeta meta) implements RunStepStreamEvent {

	/**
	 * Name on the wire.
	 */
	public static final String NAME = "thread.run.step.expired";

	@Override
	public String name() {
		return NAME;
	}

}
