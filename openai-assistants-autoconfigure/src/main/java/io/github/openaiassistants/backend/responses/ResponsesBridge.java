package io.github.openaiassistants.backend.responses;

import io.github.openaiassistants.backend.RunBackend;
import io.github.openaiassistants.backend.responses.request.RequestMapper;
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
		RequestMapper mapper = new RequestMapper(settings.options());
		WarningLog warnings = new WarningLog();
		ResponsesCalls calls = new ResponsesCalls(services.streaming(), services.rest(), services.json());
		StoreCalls stores = new StoreCalls(services.blocking());
		Threads threads = settings.options().keepsItems() ? new LocalThreads(services, settings)
				: new ConversationThreads(calls, services, settings);
		BridgedRuns bridged = new BridgedRuns(services, settings, calls, threads, stores, warnings);
		BridgedRunOperations operations = new BridgedRunOperations(services, settings, calls, threads, bridged, stores);
		this.runs = new ResponsesRunBackend(services, settings, calls, threads, bridged, operations);
		this.client = new ResponsesClient(new BridgedAssistantOperations(services.assistants()),
				new BridgedThreadOperations(threads, mapper, warnings),
				new BridgedMessageOperations(threads, mapper, warnings, services, settings.lock(), operations),
				operations, new BridgedRunStepOperations(threads, bridged.looks()), services.wire().files(),
				services.wire().vectorStores());
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
