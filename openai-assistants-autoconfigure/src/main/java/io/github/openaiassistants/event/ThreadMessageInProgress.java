package io.github.openaiassistants.event;

import io.github.openaiassistants.model.MessageObject;

/**
 * A message is being written.
 *
 * @param data the payload
 * @param meta which run it belongs to, and where in it
 */
public record ThreadMessageInProgress(MessageObject data, EventMeta meta) implements MessageStreamEvent {

	/**
	 * Name on the wire.
	 */
	public static final String NAME = "thread.message.in_progress";

	@Override
	public String name() {
		return NAME;
	}

}
