package io.github.openaiassistants.contract;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.test.AssistantsServer;

/**
 * A server and an application that serve all tests of a class. Closed at the very end, so
 * that whatever came too late has come.
 */
final class SharedApplication implements AutoCloseable {

	private final Backend backend;

	private final AssistantsServer server;

	private final ListeningApplication application;

	private final String assistantId;

	SharedApplication(Backend backend, List<Class<?>> listeners, String... properties) {
		this.backend = backend;
		this.server = backend.server().start();
		this.application = backend.start(backend.address(this.server), listeners, properties);
		this.assistantId = backend.assistant(this.server);
	}

	/**
	 * Start one on each backend that is tested, when its turn has come.
	 */
	static Stream<SharedApplication> each(List<Class<?>> listeners, String... properties) {
		return each(Backend.tested(), listeners, properties);
	}

	static Stream<SharedApplication> each(Set<Backend> backends, List<Class<?>> listeners, String... properties) {
		return backends.stream().map((backend) -> new SharedApplication(backend, listeners, properties));
	}

	Backend backend() {
		return this.backend;
	}

	AssistantsServer server() {
		return this.server;
	}

	ListeningApplication application() {
		return this.application;
	}

	AssistantRunStreamer streamer() {
		return this.application.streamer();
	}

	String assistantId() {
		return this.assistantId;
	}

	@Override
	public void close() {
		Recorder recorder = this.application.recorder();
		this.application.close();
		this.server.close();
		ObservedRun.assertAllEndedOnce(recorder);
	}

	@Override
	public String toString() {
		return this.backend.toString();
	}

}
