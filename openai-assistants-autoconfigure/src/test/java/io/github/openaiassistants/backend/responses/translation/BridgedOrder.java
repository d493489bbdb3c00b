package io.github.openaiassistants.backend.responses.translation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.DoneEvent;
import io.github.openaiassistants.event.ErrorEvent;
import io.github.openaiassistants.event.ThreadCreated;
import io.github.openaiassistants.event.UndecodableEvent;
import io.github.openaiassistants.event.UnknownEvent;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.run.AssistantsOrder;
import io.github.openaiassistants.run.AssistantsOrder.Rule;
import io.github.openaiassistants.run.AssistantsOrder.Violation;

/**
 * What holds for the events of a bridged run beside the order of the Assistants API: how
 * it begins, and that every round is done exactly once.
 */
final class BridgedOrder {

	private static final Set<String> ROUND_ENDS = Set.of("thread.run.requires_action", "thread.run.completed",
			"thread.run.incomplete", "thread.run.failed", "thread.run.cancelled");

	private BridgedOrder() {
	}

	// Return what is wrong with the events of a whole run.
	static List<String> violations(List<AssistantStreamEvent> events) {
		List<String> violations = new ArrayList<>(rounds(events));
		AssistantsOrder.ofRun(withoutOthers(events)).forEach((violation) -> violations.add(violation.toString()));
		return violations;
	}

	// Return what is wrong, differences between deltas and whole texts excepted: a server
	// may change its text.
	static List<String> violationsOfHostile(List<AssistantStreamEvent> events, boolean isOver) {
		List<String> violations = new ArrayList<>(isOver ? rounds(events) : List.of());
		for (Violation violation : AssistantsOrder.ofRun(withoutOthers(events))) {
			boolean excused = violation.rule() == Rule.TEXT || (violation.rule() == Rule.END && !isOver);
			if (!excused) {
				violations.add(violation.toString());
			}
		}
		return violations;
	}

	private static List<AssistantStreamEvent> withoutOthers(List<AssistantStreamEvent> events) {
		return events.stream()
			.filter((event) -> !(event instanceof UnknownEvent || event instanceof UndecodableEvent))
			.toList();
	}

	private static List<String> rounds(List<AssistantStreamEvent> events) {
		List<String> violations = new ArrayList<>();
		Set<String> runs = new HashSet<>();
		String former = "";
		boolean begun = false;
		for (AssistantStreamEvent event : withoutOthers(events)) {
			boolean doneIsDue = ROUND_ENDS.contains(former);
			if (event instanceof DoneEvent != doneIsDue) {
				violations.add(event.name() + " after " + former);
			}
			if (former.equals(DoneEvent.NAME) && !event.name().startsWith("thread.run.step.")
					&& !event.name().equals("thread.run.queued") && !event.name().equals("thread.run.failed")
					&& !event.name().equals("thread.run.cancelling")) {
				violations.add(event.name() + " begins a round");
			}
			if (!begun && !(event instanceof ThreadCreated)) {
				begun = true;
				if (!event.name().equals("thread.run.created") && !(event instanceof ErrorEvent)) {
					violations.add(event.name() + " begins the run");
				}
			}
			if (event.data() instanceof RunObject run) {
				runs.add(run.id());
			}
			former = event.name();
		}
		if (runs.size() > 1) {
			violations.add(runs.size() + " runs");
		}
		if (!former.equals(DoneEvent.NAME) && !former.equals(ErrorEvent.NAME)) {
			violations.add("The end is " + former);
		}
		return violations;
	}

}
