package io.github.openaiassistants.backend.responses.request;

import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * A thread as a request refers to it.
 *
 * @param threadId the thread, which is the conversation where there are conversations
 * @param items all items of the thread, oldest first, where they are kept here; else none
 */
public record ThreadHistory(String threadId, List<JsonNode> items) {

	/**
	 * Check the id and copy the list.
	 */
	public ThreadHistory {
		BridgeIds.thread(threadId);
		items = List.copyOf(items);
	}

	/**
	 * Refer to a conversation at the server.
	 * @param threadId the conversation
	 * @return the thread
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if the id is
	 * not acceptable
	 */
	public static ThreadHistory conversation(String threadId) {
		return new ThreadHistory(threadId, List.of());
	}

	/**
	 * Show the id and the size, never content.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return "ThreadHistory[threadId=" + this.threadId + ", " + this.items.size() + " items]";
	}

}
