package io.github.openaiassistants.event;

import io.github.openaiassistants.model.RunStepObject;

/**
 * A step of the run is being worked on.
 *
 * @param data the payload
 * @param meta which run it belongs to, and where in it
 */
public record ThreadRunStepInProgress(RunStepObject data, EventMeta meta) implements RunStepStreamEvent {

	/**
	 * Name on the wire.
	 */
	public static final String NAME = "thread.run.step.in_progress";

	@Override
	public String name() {
		return NAME;
	}

}
