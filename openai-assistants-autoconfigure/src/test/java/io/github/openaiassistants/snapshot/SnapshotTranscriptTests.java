package io.github.openaiassistants.snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.RunSnapshot;
import io.github.openaiassistants.event.ThreadMessageCompleted;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadMessageIncomplete;
import io.github.openaiassistants.event.ThreadRunStepCancelled;
import io.github.openaiassistants.event.ThreadRunStepCompleted;
import io.github.openaiassistants.event.ThreadRunStepDelta;
import io.github.openaiassistants.event.ThreadRunStepExpired;
import io.github.openaiassistants.event.ThreadRunStepFailed;
import io.github.openaiassistants.event.UndecodableEvent;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunStepObject;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Recorded streams add up to what is written beside them.
 */
class SnapshotTranscriptTests {

	static List<String> transcripts() {
		return Recordings.names(".sse");
	}

	static List<String> snapshots() {
		return Recordings.names(".snapshot.json");
	}

	@ParameterizedTest
	@MethodSource("snapshots")
	void deltasAloneGiveTheSnapshot(String name) {
		RunSnapshot snapshot = Recordings.snapshot(Recordings.events(name), SnapshotTranscriptTests::isDelta);
		JsonNode expected = Recordings.expected(name);
		assertThat(contents(snapshot)).isEqualTo(members(expected.get("messages"), "content"));
		assertThat(details(snapshot)).isEqualTo(members(expected.get("steps"), "step_details"));
	}

	@ParameterizedTest
	@MethodSource("snapshots")
	void deltasGiveTheSameAfterTheEventsThatBeginMessagesAndSteps(String name) {
		RunSnapshot snapshot = Recordings.snapshot(Recordings.events(name), (event) -> ended(event) == null);
		JsonNode expected = Recordings.expected(name);
		assertThat(contents(snapshot)).containsAllEntriesOf(members(expected.get("messages"), "content"));
		assertThat(details(snapshot)).containsAllEntriesOf(members(expected.get("steps"), "step_details"));
	}

	@ParameterizedTest
	@MethodSource("transcripts")
	void payloadsThatEndMessagesAndStepsAreTheTruth(String name) {
		List<AssistantStreamEvent> events = Recordings.events(name);
		Map<String, Object> ended = new HashMap<>();
		for (AssistantStreamEvent event : events) {
			Object payload = ended(event);
			if (payload instanceof MessageObject message) {
				ended.put(message.id(), message);
			}
			else if (payload instanceof RunStepObject step) {
				ended.put(step.id(), step);
			}
		}
		RunSnapshot snapshot = Recordings.snapshot(events);
		List<Object> objects = new ArrayList<>(snapshot.messages());
		objects.addAll(snapshot.steps());
		assertThat(objects).containsAll(ended.values());
		RunSnapshot begun = Recordings.snapshot(events, (event) -> ended(event) == null);
		List<Object> growing = new ArrayList<>(begun.messages());
		growing.addAll(begun.steps());
		growing.removeIf((object) -> ended.containsKey(id(object)));
		assertThat(objects).containsAll(growing).hasSize(ended.size() + growing.size());
	}

	@Test
	void textOfEveryCompleteRecordingEqualsTheCompletedMessage() {
		int compared = 0;
		for (String name : transcripts()) {
			List<AssistantStreamEvent> events = Recordings.events(name);
			if (events.stream().anyMatch(UndecodableEvent.class::isInstance)) {
				continue;
			}
			Map<String, String> accumulated = new HashMap<>();
			Recordings.snapshot(events, SnapshotTranscriptTests::isDelta)
				.messages()
				.forEach((message) -> accumulated.put(message.id(), message.text()));
			for (AssistantStreamEvent event : events) {
				if (event instanceof ThreadMessageCompleted completed
						&& accumulated.containsKey(completed.data().id())) {
					assertThat(accumulated.get(completed.data().id())).as(name).isEqualTo(completed.text());
					compared++;
				}
			}
		}
		assertThat(compared).isGreaterThan(15);
	}

	private static boolean isDelta(AssistantStreamEvent event) {
		return event instanceof ThreadMessageDelta || event instanceof ThreadRunStepDelta;
	}

	private static @Nullable Object ended(AssistantStreamEvent event) {
		if (event instanceof ThreadMessageCompleted || event instanceof ThreadMessageIncomplete
				|| event instanceof ThreadRunStepCompleted || event instanceof ThreadRunStepFailed
				|| event instanceof ThreadRunStepCancelled || event instanceof ThreadRunStepExpired) {
			return event.data();
		}
		return null;
	}

	private static String id(Object object) {
		return (object instanceof MessageObject message) ? message.id() : ((RunStepObject) object).id();
	}

	private static Map<String, JsonNode> contents(RunSnapshot snapshot) {
		Map<String, JsonNode> contents = new LinkedHashMap<>();
		snapshot.messages().forEach((message) -> contents.put(message.id(), Recordings.content(message)));
		return contents;
	}

	private static Map<String, JsonNode> details(RunSnapshot snapshot) {
		Map<String, JsonNode> details = new LinkedHashMap<>();
		snapshot.steps().forEach((step) -> details.put(step.id(), Recordings.details(step)));
		return details;
	}

	private static Map<String, JsonNode> members(JsonNode objects, String name) {
		Map<String, JsonNode> members = new LinkedHashMap<>();
		objects.forEachEntry((id, object) -> members.put(id, object.get(name)));
		return members;
	}

}
