package io.github.openaiassistants.contract;

import java.util.List;

import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.test.AssistantsServer;

/**
 * An application that talks to the server through a proxy of its own, which cuts.
 */
final class CutLane implements AutoCloseable {

	private final Backend backend;

	private final AssistantsServer server;

	private final CuttingProxy proxy;

	private final ListeningApplication application;

	CutLane(Backend backend, AssistantsServer server) {
		this.backend = backend;
		this.server = server;
		this.proxy = new CuttingProxy(backend.address(server));
		this.application = backend.start(this.proxy.baseUrl(), List.of(AnsweringListener.class),
				"openai.assistants.retry.delay=10ms");
	}

	ListeningApplication application() {
		return this.application;
	}

	// Stream a run whose connection is cut after some bytes. The thread is not created
	// through the proxy, which may be about to cut what the former run gave back to the
	// pool.
	ObservedRun run(String assistantId, long cut, boolean hard) {
		String threadId = this.backend.thread(this.server, "Hello");
		this.proxy.cutNextAfter(cut, hard);
		ObservedRun run = ObservedRun.of(this.application,
				this.application.streamer().createRun(threadId, CreateRunRequest.of(assistantId)));
		this.application.recorder().clear();
		return run;
	}

	// Return how many bytes the connection that was to be cut delivered.
	long delivered() {
		return this.proxy.delivered();
	}

	@Override
	public void close() {
		this.application.close();
		this.proxy.close();
	}

}
