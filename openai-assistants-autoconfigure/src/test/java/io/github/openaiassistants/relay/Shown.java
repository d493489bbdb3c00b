package io.github.openaiassistants.relay;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.run.Transcripts;

/**
 * Runs that are shown.
 */
final class Shown {

	static final RelaySettings SETTINGS = new RelaySettings(OnClose.LEAVE_RUNNING, Duration.ofSeconds(30),
			Duration.ofSeconds(15), 1 << 20, Duration.ofMinutes(2), 10, false);

	static final TextCut CUT = new TextCut(Transcripts.JSON.mapper());

	static final RelayOptions ALL = RelayOptions.everything(OnClose.LEAVE_RUNNING);

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private Shown() {
	}

	static RelayedRun run(RelaySettings settings) {
		return run(settings, OnClose.LEAVE_RUNNING);
	}

	static RelayedRun run(RelaySettings settings, OnClose onClose) {
		return new RelayedRun(settings, onClose, Schedulers.parallel(),
				new PublicEvents(Transcripts.JSON.mapper(), settings.functionArguments()),
				new RelayedRuns(settings.retention(), settings.retainedRuns(), Schedulers.parallel()));
	}

	static RelayedRun of(List<AssistantStreamEvent> events) {
		RelayedRun run = run(SETTINGS);
		Flux.<AssistantsEvent>fromIterable(events).subscribe(run);
		return run;
	}

	static List<RelayedEvent> all(Flux<RelayedEvent> events) {
		return events.collectList().blockOptional(PATIENCE).orElseThrow();
	}

	static String text(List<RelayedEvent> events) {
		StringBuilder text = new StringBuilder();
		for (RelayedEvent event : events) {
			if (event.name().equals("thread.message.delta")) {
				for (JsonNode part : json(event).path("delta").path("content")) {
					text.append(part.path("text").path("value").asString(""));
					text.append(part.path("refusal").asString(""));
				}
			}
		}
		return text.toString();
	}

	static JsonNode json(RelayedEvent event) {
		return Transcripts.JSON.mapper().readTree(event.data());
	}

	static Map<Milestone, Integer> reached(RelayedEvent event) {
		Place place = Place.parse(event.id());
		if (place == null) {
			throw new IllegalArgumentException(event.id());
		}
		return place.reached();
	}

}
