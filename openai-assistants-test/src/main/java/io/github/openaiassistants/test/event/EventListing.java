package io.github.openaiassistants.test.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.FailureSummary;
import io.github.openaiassistants.event.FunctionCallDetails;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunLifecycleEvent;
import io.github.openaiassistants.event.RunRecoveryStarted;
import io.github.openaiassistants.event.ThreadMessageCompleted;

/**
 * Lists events for the text of a failure: repetitions counted, messages whole only when
 * they are short.
 */
final class EventListing {

	private static final int SHORT = 60;

	private EventListing() {
	}

	static String soFar(List<AssistantsEvent> events) {
		return events.isEmpty() ? "There was no event so far." : "The events so far:" + of(events);
	}

	/**
	 * List events run by run.
	 * @param events the events
	 * @return the list, each line after a line end
	 */
	static String of(List<AssistantsEvent> events) {
		Map<String, List<AssistantsEvent>> runs = new LinkedHashMap<>();
		events
			.forEach((event) -> runs.computeIfAbsent(event.meta().clientRunId(), (id) -> new ArrayList<>()).add(event));
		StringBuilder text = new StringBuilder();
		runs.forEach((id, ofRun) -> {
			text.append("\n  run ").append(id);
			lines(ofRun).forEach((line) -> text.append("\n    ").append(line));
		});
		return text.toString();
	}

	private static List<String> lines(List<AssistantsEvent> events) {
		List<String> lines = new ArrayList<>();
		int position = 0;
		while (position < events.size()) {
			AssistantsEvent event = events.get(position);
			int same = position + 1;
			while (same < events.size() && line(events.get(same)).equals(line(event))) {
				same++;
			}
			lines.add(line(event) + ((same - position > 1) ? " (" + (same - position) + " times)" : ""));
			position = same;
		}
		return lines;
	}

	private static String line(AssistantsEvent event) {
		if (event instanceof ThreadMessageCompleted message) {
			String text = message.text();
			return event.name()
					+ ((text.length() <= SHORT) ? " \"" + text + '"' : ", " + text.length() + " characters");
		}
		if (event instanceof RunFinished finished) {
			return event.name() + " " + finished.outcome() + cause(finished.cause());
		}
		if (event instanceof RunRecoveryStarted recovery) {
			return event.name() + cause(recovery.data());
		}
		if (event instanceof RunLifecycleEvent && event.data() instanceof FunctionCallDetails call) {
			return event.name() + " " + call.functionName() + cause(call.cause());
		}
		return event.name();
	}

	private static String cause(@Nullable FailureSummary cause) {
		return (cause != null) ? " (" + cause.type() + ": " + cause.message() + ")" : "";
	}

}
