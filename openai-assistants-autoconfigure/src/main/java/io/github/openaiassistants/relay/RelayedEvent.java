package io.github.openaiassistants.relay;

/**
 * An event as a page is sent it.
 *
 * @param id where in the run it is; a page that names it is sent what follows
 * @param name the name of the event on the wire
 * @param data what the page may know, as JSON
 */
public record RelayedEvent(String id, String name, String data) {

	/**
	 * Names the event without its content.
	 */
	@Override
	public String toString() {
		return "RelayedEvent[id=" + this.id + ", name=" + this.name + ", data=" + this.data.length() + " characters]";
	}

}
