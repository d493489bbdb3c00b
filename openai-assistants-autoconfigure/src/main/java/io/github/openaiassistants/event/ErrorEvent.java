package io.github.openaiassistants.event;

import io.github.openaiassistants.model.ErrorObject;

/**
 * The server reported an error in the middle of the stream. Nothing but the end of the
 * stream follows; how the run itself ended is not said.
 *
 * @param data the error, read from any of the shapes that servers use
 * @param meta which run it belongs to, and where in it
 */
public record ErrorEvent(ErrorObject data, EventMeta meta) implements AssistantStreamEvent {

	/**
	 * Name on the wire.
	 */
	public static final String NAME = "error";

	@Override
	public String name() {
		return NAME;
	}

}
