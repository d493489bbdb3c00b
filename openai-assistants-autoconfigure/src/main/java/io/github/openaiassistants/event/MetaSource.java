package io.github.openaiassistants.event;

/**
 * Gives the events of one logical run their number and their correlation data. Used by
 * one thread at a time.
 */
@FunctionalInterface
public interface MetaSource {

	/**
	 * Return the correlation data of the next event, taking the next number.
	 * @param data the payload of that event, from which ids may be learned
	 * @return the correlation data
	 */
	EventMeta next(Object data);

}
