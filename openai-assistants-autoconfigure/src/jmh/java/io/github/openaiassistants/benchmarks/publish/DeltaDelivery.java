package io.github.openaiassistants.benchmarks.publish;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.model.ActionAnswer;
import io.github.openaiassistants.publish.EventDelivery;

/**
 * One event again and again, to listeners that do not fail.
 *
 * @param event the event
 */
record DeltaDelivery(AssistantsEvent event) implements EventDelivery {

	@Override
	public void answer(ActionAnswer answer) {
		throw new IllegalStateException("A delta needs no answer");
	}

	@Override
	public void listenerCalled(String listener, long nanos) {
	}

	@Override
	public void listenerFailed(String listener, Throwable failure, long nanos) {
		throw new IllegalStateException(listener + " failed", failure);
	}

}
