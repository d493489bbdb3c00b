package io.github.openaiassistants.event;

import io.github.openaiassistants.model.RunObject;

/**
 * The run failed.
 *
 * @param data the payload
 * @param meta which run it belongs to, and where in it
 */
public record ThreadRunFailed(RunObject data, EventMeta meta) implements RunStreamEvent {

	/**
	 * Name on the wire.
	 */
	public static final String NAME = "thread.run.failed";

	@Override
	public String name() {
		return NAME;
	}

}
