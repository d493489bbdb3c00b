package io.github.openaiassistants.observation;

import reactor.util.context.Context;

/**
 * What a subscriber knows, and what is current on no thread.
 *
 * @param reactorContext the context of the subscriber
 */
record SubscriberContext(Context reactorContext) implements RunContext {

	@Override
	public Scope open() {
		return RunContext.NONE.open();
	}

}
