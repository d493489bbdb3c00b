package io.github.openaiassistants.event;

/**
 * An event whose name is not known here. Servers add events; the run goes on.
 *
 * @param name the name as sent
 * @param data the payload as sent, not decoded
 * @param meta which run it belongs to, and where in it
 */
public record UnknownEvent(String name, String data, EventMeta meta) implements AssistantStreamEvent {

	/**
	 * Show the size of the payload instead of the payload.
	 * @return a text without content
	 */
	@Override
	public String toString() {
		return "UnknownEvent[name=" + Printable.cut(this.name) + ", data=" + this.data.length() + " characters, meta="
				+ this.meta + "]";
	}

}
