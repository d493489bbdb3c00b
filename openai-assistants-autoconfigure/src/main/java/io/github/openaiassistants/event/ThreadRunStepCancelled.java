package io.github.openaiassistants.event;

import io.github.openaiassistants.model.RunStepObject;

/**
 * A step was cancelled.
 *
 * @param data the payload
 * @param meta which run it belongs to, and where in it
 */
public record ThreadRunStepCancelled(RunStepObject data, EventMeta meta) implements RunStepStreamEvent {

	/**
	 * Name on the wire.
	 */
	public static final String NAME = "thread.run.step.cancelled";

	@Override
	public String name() {
		return NAME;
	}

}
