package io.github.openaiassistants.event;

import io.github.openaiassistants.model.RunStepDeltaObject;

/**
 * A piece of a step arrived.
 *
 * @param data the payload
 * @param meta which run it belongs to, and where in it
 */
public record ThreadRunStepDelta(RunStepDeltaObject data, EventMeta meta) implements RunStepStreamEvent {

	/**
	 * Name on the wire.
	 */
	public static final String NAME = "thread.run.step.delta";

	@Override
	public String name() {
		return NAME;
	}

}
