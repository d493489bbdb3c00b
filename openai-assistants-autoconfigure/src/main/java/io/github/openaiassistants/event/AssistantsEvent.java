package io.github.openaiassistants.event;

/**
 * Everything that is published for a logical run: what the server said and what happened
 * to the run here. Listeners may take this type, any of the sealed interfaces below it,
 * or a single record.
 */
public sealed interface AssistantsEvent permits AssistantStreamEvent, RunLifecycleEvent {

	/**
	 * Return the name of the event: the wire name for what the server said, a name of
	 * ours such as {@code run.finished} for the rest.
	 * @return the name
	 */
	String name();

	/**
	 * Return the payload.
	 * @return the object, or text where the payload is no JSON
	 */
	Object data();

	/**
	 * Return which run the event belongs to, and where in it.
	 * @return the correlation data
	 */
	EventMeta meta();

}
