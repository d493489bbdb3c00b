package io.github.openaiassistants.observation;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import io.github.openaiassistants.event.DoneEvent;
import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.EventOrigin;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.event.UndecodableEvent;
import io.github.openaiassistants.event.UnknownEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MicrometerRunMeters}.
 */
class MicrometerRunMetersTests {

	private static final EventMeta META = new EventMeta(
			new RunReference(null, null, null, "second", "client_run_1", null, Map.of()), 0, Instant.EPOCH,
			EventOrigin.STREAM);

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final MicrometerRunMeters meters = new MicrometerRunMeters(this.registry, "second");

	@Test
	void eventsAreCountedByNameAndThoseThatAreNotKnownTogether() {
		this.meters.published(new DoneEvent("[DONE]", META));
		this.meters.published(new DoneEvent("[DONE]", META));
		this.meters.published(new UnknownEvent("marker.1", "{}", META));
		this.meters.published(new UnknownEvent("marker.2", "{}", META));
		this.meters.published(new UndecodableEvent("marker.3", "{", "not valid JSON", META));
		assertThat(count("openai.assistants.events", "event", "done")).isEqualTo(2);
		assertThat(count("openai.assistants.events", "event", "unknown")).isEqualTo(2);
		assertThat(count("openai.assistants.events", "event", "undecodable")).isEqualTo(1);
		assertThat(count("openai.assistants.events.unknown")).isEqualTo(2);
		assertThat(count("openai.assistants.events.undecodable")).isEqualTo(1);
		assertThat(this.registry.getMeters()).flatExtracting((meter) -> meter.getId().getTags())
			.extracting(Tag::getValue)
			.noneMatch((value) -> value.contains("marker"));
	}

	@Test
	void timeOfListenersIsAddedUp() {
		this.meters.listenerCalled("one", 2_000_000);
		this.meters.listenerCalled("one", 1_000_000);
		this.meters.listenerCalled("two", 5_000_000);
		assertThat(this.registry.get("openai.assistants.listener.calls").tag("listener", "one").functionTimer())
			.satisfies((timer) -> {
				assertThat(timer.count()).isEqualTo(2);
				assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(3);
			});
	}

	@Test
	void activeRunsRecoveriesAndRepetitionsAreCounted() {
		this.meters.runStarted();
		this.meters.runStarted();
		this.meters.runEnded();
		assertThat(this.registry.get("openai.assistants.runs.active").gauge().value()).isEqualTo(1);
		this.meters.recoveryEnded(RunSegmentObservationContext.Result.TOLD);
		this.meters.recoveryEnded(RunSegmentObservationContext.Result.LOST);
		this.meters.recoveryEnded(RunSegmentObservationContext.Result.CLOSED);
		assertThat(count("openai.assistants.recoveries", "result", "recovered")).isEqualTo(1);
		assertThat(count("openai.assistants.recoveries", "result", "lost")).isEqualTo(1);
		assertThat(count("openai.assistants.recoveries", "result", "closed")).isEqualTo(1);
		this.meters.retried("create run", new IllegalStateException("marker"));
		assertThat(count("openai.assistants.retries", "operation", "create run", "error", "IllegalStateException"))
			.isEqualTo(1);
	}

	@Test
	void everyMeterIsTaggedWithTheClientAndDescribed() {
		eventsAreCountedByNameAndThoseThatAreNotKnownTogether();
		timeOfListenersIsAddedUp();
		activeRunsRecoveriesAndRepetitionsAreCounted();
		this.meters.listenerFailed("one", 1);
		assertThat(this.registry.getMeters()).extracting(Meter::getId).hasSizeGreaterThan(9).allSatisfy((id) -> {
			assertThat(id.getTag("client")).isEqualTo("second");
			assertThat(id.getDescription()).isNotBlank();
		});
	}

	private double count(String name, String... tags) {
		return this.registry.get(name).tags(tags).counter().count();
	}

}
