package io.github.openaiassistants.backend.responses.translation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.event.AssistantStreamEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares events with what was written down. Labels stand for ids that a bridge makes,
 * the same over all cases of a run.
 */
final class ExpectedEvents {

	private final Map<String, String> labels = new HashMap<>();

	void assertEvents(String source, List<AssistantStreamEvent> actual, List<JsonNode> expected) {
		assertThat(actual.stream().map(AssistantStreamEvent::name)).as(source)
			.containsExactlyElementsOf(expected.stream().map((event) -> event.path("event").stringValue()).toList());
		for (int i = 0; i < expected.size(); i++) {
			assertMatches(source + ", event " + i + " " + actual.get(i).name(), Translation.json(actual.get(i)),
					expected.get(i).path("data"));
		}
	}

	private void assertMatches(String place, JsonNode actual, JsonNode expected) {
		if (expected.isNull()) {
			assertThat(actual.isNull() || actual.isMissingNode()).as(place + " is " + actual).isTrue();
		}
		else if (expected.isObject()) {
			assertThat(actual.isObject()).as(place + " is " + actual).isTrue();
			expected.properties()
				.forEach((member) -> assertMatches(place + "/" + member.getKey(), actual.path(member.getKey()),
						member.getValue()));
		}
		else if (expected.isArray()) {
			assertThat(actual.size()).as(place + " is " + actual).isEqualTo(expected.size());
			for (int i = 0; i < expected.size(); i++) {
				assertMatches(place + "/" + i, actual.path(i), expected.get(i));
			}
		}
		else if (expected.isNumber()) {
			assertThat(actual.decimalValue()).as(place).isEqualByComparingTo(expected.decimalValue());
		}
		else if (expected.isString() && expected.stringValue().startsWith("*")) {
			assertThat(actual.isNull() || actual.isMissingNode()).as(place).isFalse();
			label(place, actual, expected.stringValue());
		}
		else {
			assertThat(actual).as(place).isEqualTo(expected);
		}
	}

	private void label(String place, JsonNode actual, String label) {
		if (label.length() > 1) {
			assertThat(actual.stringValue("")).as(place).isNotEmpty();
			assertThat(this.labels.computeIfAbsent(label, (key) -> actual.stringValue())).as(place)
				.isEqualTo(actual.stringValue());
		}
	}

	void assertLabelsDiffer() {
		Set<String> values = new HashSet<>(this.labels.values());
		assertThat(values).as(this.labels.keySet().stream().collect(Collectors.joining(", ")))
			.hasSameSizeAs(this.labels.keySet());
	}

}
