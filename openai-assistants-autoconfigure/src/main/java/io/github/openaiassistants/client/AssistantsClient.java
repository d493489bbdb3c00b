package io.github.openaiassistants.client;

/**
 * The calls around runs: assistants, threads, messages, runs without streams, steps,
 * files and vector stores.
 * <p>
 * Requests are sent on subscription, once for each. Failures are
 * {@link io.github.openaiassistants.failure.AssistantsException}s; ids and limits that
 * cannot be right are refused by an exception at once, before anything is sent.
 * Everything here is thread-safe.
 */
public interface AssistantsClient {

	/**
	 * Return the operations on assistants.
	 * @return the operations
	 */
	AssistantOperations assistants();

	/**
	 * Return the operations on threads.
	 * @return the operations
	 */
	ThreadOperations threads();

	/**
	 * Return the operations on messages.
	 * @return the operations
	 */
	MessageOperations messages();

	/**
	 * Return the operations on runs.
	 * @return the operations
	 */
	RunOperations runs();

	/**
	 * Return the operations on run steps.
	 * @return the operations
	 */
	RunStepOperations runSteps();

	/**
	 * Return the operations on files.
	 * @return the operations
	 */
	FileOperations files();

	/**
	 * Return the operations on vector stores.
	 * @return the operations
	 */
	VectorStoreOperations vectorStores();

	/**
	 * Return the blocking form of this client.
	 * @return a client that waits for each answer
	 */
	default BlockingAssistantsClient blocking() {
		return new BlockingAssistantsClient(this);
	}

}
