package io.github.openaiassistants.backend.responses.request;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.Ids;

/**
 * Checks ids before they become part of a path.
 */
public final class BridgeIds {

	private static final String OLD_THREAD = "thread_";

	private BridgeIds() {
	}

	/**
	 * Tell whether an id looks like a thread of the Assistants API.
	 * @param threadId the id of a thread
	 * @return whether it belongs to a thread that cannot be read any more
	 */
	public static boolean isOldThread(String threadId) {
		return threadId.startsWith(OLD_THREAD);
	}

	/**
	 * Require the id of a thread, which is the id of a conversation.
	 * @param threadId the id
	 * @return the id
	 * @throws RequestNotValidException if the id is not acceptable, or of a thread of the
	 * Assistants API
	 */
	public static String thread(@Nullable String threadId) {
		String id = Ids.require("thread_id", threadId);
		if (isOldThread(id)) {
			throw new RequestNotValidException("thread_id",
					"thread_id names a thread of the Assistants API, and " + Refusals.BACKEND
							+ " cannot read those: they ended with that API and were not moved. Create a thread, "
							+ "add the messages that the application has kept, and use the new id, "
							+ "or store a mapping from the old id to the new one.");
		}
		return id;
	}

	/**
	 * Require the id of a response.
	 * @param responseId the id as the server gave it
	 * @return the id
	 * @throws RequestNotValidException if the id is not acceptable
	 */
	public static String response(@Nullable String responseId) {
		return Ids.require("response_id", responseId);
	}

	/**
	 * Require the id of an item, which is the id of a message.
	 * @param itemId the id
	 * @return the id
	 * @throws RequestNotValidException if the id is not acceptable
	 */
	public static String item(@Nullable String itemId) {
		return Ids.require("message_id", itemId);
	}

	/**
	 * Require the id of a run; it is known here only.
	 * @param runId the id
	 * @return the id
	 * @throws RequestNotValidException if the id is not acceptable
	 */
	public static String run(@Nullable String runId) {
		return Ids.require("run_id", runId);
	}

}
