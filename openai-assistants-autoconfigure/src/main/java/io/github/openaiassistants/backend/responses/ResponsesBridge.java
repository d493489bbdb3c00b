package io.github.openaiassistants.backend.responses;

import io.github.openaiassistants.backend.RunBackend;
import io.github.openaiassistants.client.AssistantsClient;

/**
 * The Assistants API on a server that speaks the Responses API.
 */
public final class ResponsesBridge {

	private final RunBackend runs;

	private final AssistantsClient client;

	/**
	 * Create the bridge.
	 * @param services what it works with
	 * @param settings how it works
	 */
	public ResponsesBridge(BridgeServices services, BridgeSettings settings) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return what streams runs.
	 * @return the backend
	 */
	public RunBackend runs() {
		return this.runs;
	}

	/**
	 * Return what does everything else.
	 * @return the client
	 */
	public AssistantsClient client() {
		return this.client;
	}

}
