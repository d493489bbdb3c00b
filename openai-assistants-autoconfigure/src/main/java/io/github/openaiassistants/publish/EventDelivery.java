package io.github.openaiassistants.publish;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.model.ToolOutputs;

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
	 * Answer the function calls that the event asks for. Only the first answer counts.
	 * @param outputs the outputs of all calls
	 * @throws IllegalStateException if the event asks for nothing or was answered before
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if the outputs
	 * do not fit the calls
	 */
	void answer(ToolOutputs outputs);

	/**
	 * Tell the run that a listener failed.
	 * @param listener the name of the listener
	 * @param failure what it threw
	 * @param nanos how long it had been working, in nanoseconds
	 */
	void listenerFailed(String listener, Throwable failure, long nanos);

}
