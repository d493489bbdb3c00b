package io.github.openaiassistants.backend.responses.request;

/**
 * Where the items of a thread are kept.
 */
public enum StateMode {

	/**
	 * In a conversation at the server; the id of the thread is the id of the
	 * conversation.
	 */
	CONVERSATION,

	/**
	 * In the {@code ThreadStore} of the application, for servers without conversations;
	 * every request carries all items of the thread.
	 */
	LOCAL_HISTORY

}
