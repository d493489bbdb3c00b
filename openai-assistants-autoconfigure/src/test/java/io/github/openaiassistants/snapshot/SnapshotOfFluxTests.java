package io.github.openaiassistants.snapshot;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunSnapshot;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How an application uses the accumulator that has nothing but the events.
 */
class SnapshotOfFluxTests {

	private final AssistantsJson json = Recordings.JSON;

	@Test
	void everySubscriptionAddsUpOnItsOwn() {
		Flux<AssistantsEvent> events = Flux.fromIterable(Recordings.events("two-messages-around-a-tool-call"));
		Mono<RunSnapshot> result = result(events);
		RunSnapshot snapshot = Recordings.snapshot(Recordings.events("two-messages-around-a-tool-call"));
		assertThat(snapshot.messages()).hasSize(2);
		assertThat(result.block()).isEqualTo(snapshot);
		assertThat(result.block()).isEqualTo(snapshot);
	}

	private Mono<RunSnapshot> result(Flux<AssistantsEvent> events) {
		return events.ofType(AssistantStreamEvent.class)
			.collect(() -> new SnapshotAccumulator(this.json, 8_000_000), SnapshotAccumulator::accept)
			.map(SnapshotAccumulator::snapshot);
	}

}
