package io.github.openaiassistants.event;

import io.github.openaiassistants.model.RunObject;

/**
 * The run ended early because a token limit was hit.
 *
 * @param data the payload
 * @param meta which run it belongs to, and where in it
 */
public record ThreadRunIncomplete(RunObject data, EventMeta meta) implements RunStreamEvent {

	/**
	 * Name on the wire.
	 */
	public static final String NAME = "thread.run.incomplete";

	@Override
	public String name() {
		return NAME;
	}

}
