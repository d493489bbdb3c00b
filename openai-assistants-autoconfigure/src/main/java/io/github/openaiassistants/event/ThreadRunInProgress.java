package io.github.openaiassistants.event;

import io.github.openaiassistants.model.RunObject;

/**
 * The run is being worked on, also again after tool outputs.
 *
 * @param data the payload
 * @param meta which run it belongs to, and where in it
 */
public record ThreadRunInProgress(RunObject data, EventMeta meta) implements RunStreamEvent {

	/**
	 * Name on the wire.
	 */
	public static final String NAME = "thread.run.in_progress";

	@Override
	public String name() {
		return NAME;
	}

}
