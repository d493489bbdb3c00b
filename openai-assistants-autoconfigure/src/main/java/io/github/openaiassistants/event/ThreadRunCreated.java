package io.github.openaiassistants.event;

import io.github.openaiassistants.model.RunObject;

/**
 * The run was created; not in streams that continue a run.
 *
 * @param data the payload
 * @param meta which run it belongs to, and where in it
 */
public record ThreadRunCreated(RunObject data, EventMeta meta) implements RunStreamEvent {

	/**
	 * Name on the wire.
	 */
	public static final String NAME = "thread.run.created";

	@Override
	public String name() {
		return NAME;
	}

}
