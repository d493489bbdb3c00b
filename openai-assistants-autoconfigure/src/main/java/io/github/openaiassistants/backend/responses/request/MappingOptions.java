package io.github.openaiassistants.backend.responses.request;

/**
 * How calls are mapped for one server.
 *
 * @param stateMode where the items of a thread are kept
 * @param store whether the server keeps responses, so that they can be looked up
 * @param background whether streamed responses go on at the server when the connection is
 * lost
 * @param attachments what becomes of files attached to messages
 * @param tolerant whether a feature that a request can do without is left out with a
 * warning instead of refused
 */
public record MappingOptions(StateMode stateMode, boolean store, boolean background, AttachmentMode attachments,
		boolean tolerant) {

	/**
	 * Return the options for a server with conversations.
	 * @return options that keep responses, refuse attachments and leave nothing out
	 */
	public static MappingOptions conversation() {
		return new MappingOptions(StateMode.CONVERSATION, true, false, AttachmentMode.REFUSE, false);
	}

	/**
	 * Return the options for a server without conversations.
	 * @return options that keep nothing at the server, refuse attachments and leave
	 * nothing out
	 */
	public static MappingOptions localHistory() {
		return new MappingOptions(StateMode.LOCAL_HISTORY, false, false, AttachmentMode.REFUSE, false);
	}

	/**
	 * Return whether the items of threads are kept here.
	 * @return whether every request carries them
	 */
	public boolean keepsItems() {
		return this.stateMode == StateMode.LOCAL_HISTORY;
	}

}
