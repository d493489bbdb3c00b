package io.github.openaiassistants.relay;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.run.Transcripts;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages know of ids those of the thread, the run and its messages, and nothing of what
 * the application told the server.
 */
class PublicEventsTests {

	private static final Pattern ID = Pattern.compile("\"(?:[a-z_]+_)?id\":\"([^\"]+)\"");

	private static final Pattern SHOWN_ID = Pattern.compile("(thread|run|msg|message)_.*");

	private static final Set<String> HIDDEN = Set.of("instructions", "tools", "metadata", "assistant_id", "model",
			"attachments", "tool_choice", "response_format", "tool_resources", "arguments", "output", "input",
			"outputs", "message");

	static List<String> transcripts() {
		return Transcripts.complete();
	}

	@ParameterizedTest
	@MethodSource("transcripts")
	void nothingLeaks(String name) {
		List<AssistantStreamEvent> events = Transcripts.events(name);
		Set<String> hidden = new HashSet<>();
		for (AssistantStreamEvent event : events) {
			Matcher ids = ID.matcher(Transcripts.JSON.writeString(event));
			while (ids.find()) {
				hidden.add(ids.group(1));
			}
		}
		hidden.removeIf((id) -> SHOWN_ID.matcher(id).matches());
		assertThat(hidden).isNotEmpty();
		PublicEvents shown = new PublicEvents(Transcripts.JSON.mapper(), false);
		for (AssistantStreamEvent event : events) {
			String data = shown.data(event);
			if (data != null) {
				hidden.forEach((id) -> assertThat(data).as(event.name()).doesNotContain("\"" + id + "\""));
			}
			if (data != null && data.startsWith("{")) {
				assertNothingHidden(Transcripts.JSON.mapper().readTree(data), event.name());
			}
		}
	}

	private static void assertNothingHidden(JsonNode node, String where) {
		node.properties().forEach((member) -> {
			assertThat(HIDDEN).as(where).doesNotContain(member.getKey());
			assertNothingHidden(member.getValue(), where);
		});
		if (node.isArray()) {
			node.forEach((element) -> assertNothingHidden(element, where));
		}
	}

	@ParameterizedTest
	@MethodSource("transcripts")
	void textIsShownAsItIs(String name) {
		List<AssistantStreamEvent> events = Transcripts.events(name);
		List<RelayedEvent> shown = Shown.all(Shown.of(events).read(null, Shown.ALL, Shown.CUT));
		StringBuilder text = new StringBuilder();
		for (AssistantStreamEvent event : events) {
			if (event instanceof ThreadMessageDelta delta) {
				text.append(delta.text());
			}
		}
		assertThat(Shown.text(shown)).startsWith(text.toString().isEmpty() ? "" : text.substring(0, 1));
		assertThat(Shown.text(shown.stream().filter((event) -> !event.data().contains("\"refusal\"")).toList()))
			.isEqualTo(text.toString());
	}

}
