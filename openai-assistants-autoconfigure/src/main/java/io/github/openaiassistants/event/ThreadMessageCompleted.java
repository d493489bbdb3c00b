package io.github.openaiassistants.event;

import io.github.openaiassistants.model.MessageObject;

/**
 * A message is finished and carried whole.
 *
 * @param data the payload
 * @param meta which run it belongs to, and where in it
 */
public record ThreadMessageCompleted(MessageObject data, EventMeta meta) implements MessageStreamEvent {

	/**
	 * Name on the wire.
	 */
	public static final String NAME = "thread.message.completed";

	@Override
	public String name() {
		return NAME;
	}

	/**
	 * Return the text of the message, over all text parts.
	 * @return the whole text, empty when there is none
	 */
	public String text() {
		return this.data.text();
	}

}
