package io.github.openaiassistants.event;

import io.github.openaiassistants.model.RunObject;

/**
 * The run was not finished before its expiry.
 *
 * @param data the payload
 * @param meta which run it belongs to, and where in it
 */
public record ThreadRunExpired(RunObject data, EventMeta meta) implements RunStreamEvent {

	/**
	 * Name on the wire.
	 */
	public static final String NAME = "thread.run.expired";

	@Override
	public String name() {
		return NAME;
	}

}
