package io.github.openaiassistants.observation;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.UndecodableEvent;
import io.github.openaiassistants.event.UnknownEvent;

/**
 * Counts with Micrometer: {@code openai.assistants.events.unknown},
 * {@code openai.assistants.events.undecodable},
 * {@code openai.assistants.registry.failures} and the timer
 * {@code openai.assistants.listener.failures}, all tagged with the client.
 */
public final class MicrometerRunMeters implements RunMeters {

	private static final String CLIENT = "client";

	private final MeterRegistry registry;

	private final String client;

	private final Counter unknown;

	private final Counter undecodable;

	private final Counter registryFailures;

	/**
	 * Create the meters.
	 * @param registry where to count
	 * @param client the name of the client
	 */
	public MicrometerRunMeters(MeterRegistry registry, String client) {
		this.registry = registry;
		this.client = client;
		this.unknown = Counter.builder("openai.assistants.events.unknown")
			.description("Events with a name that is not known")
			.tag(CLIENT, client)
			.register(registry);
		this.undecodable = Counter.builder("openai.assistants.events.undecodable")
			.description("Events with a payload that could not be decoded")
			.tag(CLIENT, client)
			.register(registry);
		this.registryFailures = Counter.builder("openai.assistants.registry.failures")
			.description("Times that the registry of live runs did not do its work")
			.tag(CLIENT, client)
			.register(registry);
	}

	@Override
	public void published(AssistantsEvent event) {
		if (event instanceof UnknownEvent) {
			this.unknown.increment();
		}
		else if (event instanceof UndecodableEvent) {
			this.undecodable.increment();
		}
	}

	@Override
	public void listenerFailed(String listener, long nanos) {
		Timer.builder("openai.assistants.listener.failures")
			.description("Listener invocations that ended with an exception")
			.tag(CLIENT, this.client)
			.tag("listener", listener)
			.register(this.registry)
			.record(nanos, TimeUnit.NANOSECONDS);
	}

	@Override
	public void registryFailed() {
		this.registryFailures.increment();
	}

}
