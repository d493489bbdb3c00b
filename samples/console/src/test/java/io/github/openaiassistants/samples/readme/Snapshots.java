package io.github.openaiassistants.samples.readme;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunSnapshot;
import io.github.openaiassistants.snapshot.SnapshotAccumulator;

class Snapshots {

	private final AssistantsJson json;

	Snapshots(AssistantsJson json) {
		this.json = json;
	}

	Mono<RunSnapshot> result(Flux<AssistantsEvent> events) {
		return events.ofType(AssistantStreamEvent.class)
			.collect(() -> new SnapshotAccumulator(this.json, 8_000_000), SnapshotAccumulator::accept)
			.map(SnapshotAccumulator::snapshot);
	}

}
