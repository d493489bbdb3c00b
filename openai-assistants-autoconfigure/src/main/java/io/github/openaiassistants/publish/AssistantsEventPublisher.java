package io.github.openaiassistants.publish;

/**
 * Hands events to whoever listens. The default publishes Spring application events; a
 * bean of this type replaces it.
 */
@FunctionalInterface
public interface AssistantsEventPublisher {

	/**
	 * Publish one event. Called for one event of a run at a time, in order, on a thread
	 * that may block. Exceptions thrown from here count as a failure of a listener.
	 * @param delivery the event, and a way to answer it
	 */
	void publish(EventDelivery delivery);

}
