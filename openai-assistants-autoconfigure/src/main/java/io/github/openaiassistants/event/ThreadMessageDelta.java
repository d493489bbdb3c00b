package io.github.openaiassistants.event;

import io.github.openaiassistants.model.MessageDeltaObject;

/**
 * A piece of a message arrived.
 *
 * @param data the payload
 * @param meta which run it belongs to, and where in it
 */
public record ThreadMessageDelta(MessageDeltaObject data, EventMeta meta) implements MessageStreamEvent {

	/**
	 * Name on the wire.
	 */
	public static final String NAME = "thread.message.delta";

	@Override
	public String name() {
		return NAME;
	}

	/**
	 * Return the new text of this piece, over all text parts.
	 * @return the new text, empty when there is none
	 */
	public String text() {
		return this.data.text();
	}

}
