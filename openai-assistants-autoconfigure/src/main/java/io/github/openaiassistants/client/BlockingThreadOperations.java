package io.github.openaiassistants.client;

import io.github.openaiassistants.model.CreateThreadRequest;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.ModifyThreadRequest;
import io.github.openaiassistants.model.ThreadObject;

/**
 * The blocking form of {@link ThreadOperations}. All methods refuse to run on a thread
 * that must not block.
 */
public final class BlockingThreadOperations {

	private final ThreadOperations operations;

	BlockingThreadOperations(ThreadOperations operations) {
		this.operations = operations;
	}

	/**
	 * Create an empty thread.
	 * @return the thread
	 */
	public ThreadObject create() {
		return Blocking.get("create thread", () -> this.operations.create());
	}

	/**
	 * Create a thread.
	 * @param request the thread to create
	 * @return the thread
	 */
	public ThreadObject create(CreateThreadRequest request) {
		return Blocking.get("create thread", () -> this.operations.create(request));
	}

	/**
	 * Look up a thread.
	 * @param threadId the thread
	 * @return the thread
	 */
	public ThreadObject retrieve(String threadId) {
		return Blocking.get("retrieve thread", () -> this.operations.retrieve(threadId));
	}

	/**
	 * Change a thread.
	 * @param threadId the thread
	 * @param request what to change
	 * @return the changed thread
	 */
	public ThreadObject modify(String threadId, ModifyThreadRequest request) {
		return Blocking.get("modify thread", () -> this.operations.modify(threadId, request));
	}

	/**
	 * Delete a thread with its messages.
	 * @param threadId the thread
	 * @return what was deleted
	 */
	public Deletion delete(String threadId) {
		return Blocking.get("delete thread", () -> this.operations.delete(threadId));
	}

}
