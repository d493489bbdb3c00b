package io.github.openaiassistants.event;

/**
 * The server ended one stream of the run. It ends a segment, not the run: after tool
 * outputs another stream follows.
 *
 * @param data the end marker as sent, normally {@code [DONE]}
 * @param meta which run it belongs to, and where in it
 */
public record DoneEvent(String data, EventMeta meta) implements AssistantStreamEvent {

	/**
	 * Name on the wire.
	 */
	public static final String NAME = "done";

	@Override
	public String name() {
		return NAME;
	}

	/**
	 * Show the end marker, or the size of what was sent instead of it.
	 * @return a text without content
	 */
	@Override
	public String toString() {
		String data = this.data.equals("[DONE]") ? this.data : this.data.length() + " characters";
		return "DoneEvent[data=" + data + ", meta=" + this.meta + "]";
	}

}
