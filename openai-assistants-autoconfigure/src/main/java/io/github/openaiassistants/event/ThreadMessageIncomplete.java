package io.github.openaiassistants.event;

import io.github.openaiassistants.model.MessageObject;

/**
 * A message was cut; what there is of it is carried.
 *
 * @param data the payload
 * @param meta which run it belongs to, and where in it
 */
public record ThreadMessageIncomplete(MessageObject data, EventMeta meta) implements MessageStreamEvent {

	/**
	 * Name on the wire.
	 */
	public static final String NAME = "thread.message.incomplete";

	@Override
	public String name() {
		return NAME;
	}

}
