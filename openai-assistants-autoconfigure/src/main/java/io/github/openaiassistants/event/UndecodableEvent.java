package io.github.openaiassistants.event;

/**
 * An event whose payload could not be decoded. The run goes on.
 *
 * @param name the name as sent
 * @param data the payload as sent, cut after 16384 characters
 * @param problem what was wrong, without quoting the payload
 * @param meta which run it belongs to, and where in it
 */
public record UndecodableEvent(String name, String data, String problem,
		EventMeta meta) implements AssistantStreamEvent {

	/**
	 * Show the size of the payload instead of the payload.
	 * @return a text without content
	 */
	@Override
	public String toString() {
		return "UndecodableEvent[name=" + Printable.cut(this.name) + ", data=" + this.data.length()
				+ " characters, problem=" + this.problem + ", meta=" + this.meta + "]";
	}

}
