package io.github.openaiassistants.client;

/**
 * The blocking form of {@link AssistantsClient}. Every call waits for its answer, without
 * a limit but those of the connection; an interrupt ends the wait, and the call, with a
 * {@link java.util.concurrent.CancellationException}, and leaves the thread interrupted.
 * On a thread that must not block, such as an event loop, every call throws an
 * {@link IllegalStateException}. Failures are
 * {@link io.github.openaiassistants.failure.AssistantsException}s.
 */
public final class BlockingAssistantsClient {

	private final AssistantsClient client;

	BlockingAssistantsClient(AssistantsClient client) {
		this.client = client;
	}

	/**
	 * Return the operations on assistants.
	 * @return the operations
	 */
	public BlockingAssistantOperations assistants() {
		return new BlockingAssistantOperations(this.client.assistants());
	}

	/**
	 * Return the operations on threads.
	 * @return the operations
	 */
	public BlockingThreadOperations threads() {
		return new BlockingThreadOperations(this.client.threads());
	}

	/**
	 * Return the operations on messages.
	 * @return the operations
	 */
	public BlockingMessageOperations messages() {
		return new BlockingMessageOperations(this.client.messages());
	}

	/**
	 * Return the operations on runs.
	 * @return the operations
	 */
	public BlockingRunOperations runs() {
		return new BlockingRunOperations(this.client.runs());
	}

	/**
	 * Return the operations on run steps.
	 * @return the operations
	 */
	public BlockingRunStepOperations runSteps() {
		return new BlockingRunStepOperations(this.client.runSteps());
	}

	/**
	 * Return the operations on files.
	 * @return the operations
	 */
	public BlockingFileOperations files() {
		return new BlockingFileOperations(this.client.files());
	}

	/**
	 * Return the operations on vector stores.
	 * @return the operations
	 */
	public BlockingVectorStoreOperations vectorStores() {
		return new BlockingVectorStoreOperations(this.client.vectorStores());
	}

}
