package io.github.openaiassistants.publish;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.model.ActionAnswer;

/**
 * One event on its way to the listeners. Valid only while it is being published.
 */
public interface EventDelivery {

	/**
	 * Return the event.
	 * @return the event
	 */
	AssistantsEvent event();

	/**
	 * Answer the tool calls that wait for outputs or for approval. Only the first answer
	 * counts.
	 * @param answer the outputs of all calls, or the decisions about them
	 * @throws IllegalStateException if the event asks for nothing or was answered before
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if the answer
	 * does not fit the calls
	 */
	void answer(ActionAnswer answer);

	/**
	 * Tell the run that a listener was called, and returned or threw.
	 * @param listener the name of the listener
	 * @param nanos how long it worked, in nanoseconds
	 */
	void listenerCalled(String listener, long nanos);

	/**
	 * Tell the run that a listener failed.
	 * @param listener the name of the listener
	 * @param failure what it threw
	 * @param nanos how long it had been working, in nanoseconds
	 */
	void listenerFailed(String listener, Throwable failure, long nanos);

}
