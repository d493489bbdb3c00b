package io.github.openaiassistants.event;

import io.github.openaiassistants.model.ThreadObject;

/**
 * The thread was created; only in streams that create thread and run.
 *
 * @param data the payload
 * @param meta which run it belongs to, and where in it
 */
public record ThreadCreated(ThreadObject data, EventMeta meta) implements ThreadStreamEvent {

	/**
	 * Name on the wire.
	 */
	public static final String NAME = "thread.created";

	@Override
	public String name() {
		return NAME;
	}

}
