package io.github.openaiassistants.event;

import io.github.openaiassistants.model.MessageObject;

/**
 * The assistant began a message; its content is still empty.
 *
 * @param data the payload
 * @param meta which run it belongs to, and where in it
 */
public record ThreadMessageCreated(MessageObject data, EventMeta meta) implements MessageStreamEvent {

	/**
	 * Name on the wire.
	 */
	public static final String NAME = "thread.message.created";

	@Override
	public String name() {
		return NAME;
	}

}
