package io.github.openaiassistants.event;

import io.github.openaiassistants.model.RunObject;

/**
 * A request to cancel the run is being carried out.
 *
 * @param data the payload
 * @param meta which run it belongs to, and where in it
 */
public record ThreadRunCancelling(RunObject data, EventMeta meta) implements RunStreamEvent {

	/**
	 * Name on the wire.
	 */
	public static final String NAME = "thread.run.cancelling";

	@Override
	public String name() {
		return NAME;
	}

}
