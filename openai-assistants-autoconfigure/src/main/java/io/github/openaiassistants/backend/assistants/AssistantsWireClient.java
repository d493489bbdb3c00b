package io.github.openaiassistants.backend.assistants;

import io.github.openaiassistants.backend.ThreadLock;
import io.github.openaiassistants.client.AssistantOperations;
import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.client.FileOperations;
import io.github.openaiassistants.client.MessageOperations;
import io.github.openaiassistants.client.RunOperations;
import io.github.openaiassistants.client.RunStepOperations;
import io.github.openaiassistants.client.ThreadOperations;
import io.github.openaiassistants.client.VectorStoreOperations;
import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.http.RestHttp;

/**
 * The client over the Assistants API wire.
 */
public final class AssistantsWireClient implements AssistantsClient {

	private final AssistantOperations assistants;

	private final ThreadOperations threads;

	private final MessageOperations messages;

	private final RunOperations runs;

	private final RunStepOperations runSteps;

	private final FileOperations files;

	private final VectorStoreOperations vectorStores;

	/**
	 * Create the client.
	 * @param http sends the requests
	 * @param json reads the answers
	 * @param lock what is done when a thread is locked
	 */
	public AssistantsWireClient(RestHttp http, AssistantsJson json, ThreadLock lock) {
		RestCalls calls = new RestCalls(http, json);
		this.assistants = new WireAssistantOperations(calls);
		this.threads = new WireThreadOperations(calls);
		this.runs = new WireRunOperations(calls, lock);
		this.messages = new WireMessageOperations(calls, this.runs, lock);
		this.runSteps = new WireRunStepOperations(calls);
		this.files = new WireFileOperations(calls);
		this.vectorStores = new WireVectorStoreOperations(calls);
	}

	@Override
	public AssistantOperations assistants() {
		return this.assistants;
	}

	@Override
	public ThreadOperations threads() {
		return this.threads;
	}

	@Override
	public MessageOperations messages() {
		return this.messages;
	}

	@Override
	public RunOperations runs() {
		return this.runs;
	}

	@Override
	public RunStepOperations runSteps() {
		return this.runSteps;
	}

	@Override
	public FileOperations files() {
		return this.files;
	}

	@Override
	public VectorStoreOperations vectorStores() {
		return this.vectorStores;
	}

}
