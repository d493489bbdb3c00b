package io.github.openaiassistants.observation;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.UndecodableEvent;
import io.github.openaiassistants.event.UnknownEvent;

/**
 * Counts with Micrometer, all tagged with the client:
 * {@code openai.assistants.runs.active}, {@code openai.assistants.events},
 * {@code openai.assistants.events.unknown}, {@code openai.assistants.events.undecodable},
 * {@code openai.assistants.listener.calls}, {@code openai.assistants.listener.failures},
 * {@code openai.assistants.recoveries}, {@code openai.assistants.retries} and
 * {@code openai.assistants.registry.failures}.
 */
public final class MicrometerRunMeters implements RunMeters {

	private static final String CLIENT = "client";

	private final MeterRegistry registry;

	private final String client;

	private final AtomicInteger active = new AtomicInteger();

	private final Counter unknown;

	private final Counter undecodable;

	private final Counter registryFailures;

	// There are as many kinds of events as there are types
	private final Map<Class<?>, Counter> events = new ConcurrentHashMap<>();

	private final Map<String, ListenerTime> listeners = new ConcurrentHashMap<>();

	/**
	 * Create the meters.
	 * @param registry where to count
	 * @param client the name of the client
	 */
	public MicrometerRunMeters(MeterRegistry registry, String client) {
		this.registry = registry;
		this.client = client;
		this.unknown = counter("openai.assistants.events.unknown", "Events with a name that is not known")
			.register(registry);
		this.undecodable = counter("openai.assistants.events.undecodable",
				"Events with a payload that could not be decoded")
			.register(registry);
		this.registryFailures = counter("openai.assistants.registry.failures",
				"Times that the registry of live runs did not do its work")
			.register(registry);
		Gauge.builder("openai.assistants.runs.active", this.active, AtomicInteger::get)
			.description("Runs that are active in this application")
			.tag(CLIENT, client)
			.register(registry);
	}

	private Counter.Builder counter(String name, String description) {
		return Counter.builder(name).description(description).tag(CLIENT, this.client);
	}

	@Override
	public void published(AssistantsEvent event) {
		Counter counter = this.events.get(event.getClass());
		((counter != null) ? counter : firstOf(event)).increment();
		if (event instanceof UnknownEvent) {
			this.unknown.increment();
		}
		else if (event instanceof UndecodableEvent) {
			this.undecodable.increment();
		}
	}

	private Counter firstOf(AssistantsEvent event) {
		return this.events.computeIfAbsent(event.getClass(),
				(type) -> counter("openai.assistants.events", "Events that were published").tag("event", name(event))
					.register(this.registry));
	}

	// What a server calls its events is no tag
	private static String name(AssistantsEvent event) {
		if (event instanceof UnknownEvent) {
			return "unknown";
		}
		return (event instanceof UndecodableEvent) ? "undecodable" : event.name();
	}

	@Override
	public void listenerCalled(String listener, long nanos) {
		ListenerTime time = this.listeners.get(listener);
		((time != null) ? time : firstOf(listener)).add(nanos);
	}

	private ListenerTime firstOf(String listener) {
		return this.listeners.computeIfAbsent(listener,
				(name) -> ListenerTime.register(this.registry, CLIENT, this.client, "listener", name));
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

	@Override
	public void runStarted() {
		this.active.incrementAndGet();
	}

	@Override
	public void runEnded() {
		this.active.decrementAndGet();
	}

	@Override
	public void recoveryEnded(RunSegmentObservationContext.Result result) {
		counter("openai.assistants.recoveries", "Runs that were looked up because their stream was lost")
			.tag("result", result(result))
			.register(this.registry)
			.increment();
	}

	private static String result(RunSegmentObservationContext.Result result) {
		return switch (result) {
			case TOLD -> "recovered";
			case LOST, CLOSED -> result.name().toLowerCase(Locale.ROOT);
		};
	}

	@Override
	public void retried(String operation, Throwable failure) {
		counter("openai.assistants.retries", "Requests that were sent again").tag("operation", operation)
			.tag("error", failure.getClass().getSimpleName())
			.register(this.registry)
			.increment();
	}

}
