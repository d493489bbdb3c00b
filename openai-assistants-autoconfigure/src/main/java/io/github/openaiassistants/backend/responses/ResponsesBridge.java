package io.github.openaiassistants.backend.responses;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.backend.RunBackend;
import io.github.openaiassistants.backend.responses.request.RequestMapper;
import io.github.openaiassistants.backend.responses.request.StateMode;
import io.github.openaiassistants.client.AssistantsClient;

/**
 * The Assistants API on a server that speaks the Responses API.
 */
public final class ResponsesBridge {

	private final @Nullable RunBackend runs = null;

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
		Threads threads = (settings.options().stateMode() == StateMode.CONVERSATION)
				? new ConversationThreads(calls, services, settings) : new LocalThreads(services, settings);
		AssistantsClient wire = services.wire();
		this.client = new ResponsesClient(new BridgedAssistantOperations(services.assistants()),
				new BridgedThreadOperations(threads, mapper, warnings),
				new BridgedMessageOperations(threads, mapper, warnings, services, settings.lock(), wire.runs()),
				wire.runs(), wire.runSteps(), wire.files(), wire.vectorStores());
	}

	/**
	 * Return what streams runs.
	 * @return the backend
	 */
	public RunBackend runs() {
		return Objects.requireNonNull(this.runs);
	}

	/**
	 * Return what does everything else.
	 * @return the client
	 */
	public AssistantsClient client() {
		return this.client;
	}

}
