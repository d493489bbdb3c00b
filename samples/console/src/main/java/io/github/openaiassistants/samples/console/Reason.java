package io.github.openaiassistants.samples.console;

import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.FailureSummary;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.model.IncompleteDetails;
import io.github.openaiassistants.model.LastError;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunToolCallFunction;

/**
 * Why a run has no complete answer, in one line.
 */
final class Reason {

	private Reason() {
	}

	static String of(RunFinished finished) {
		StringBuilder reason = new StringBuilder(finished.outcome().value());
		FailureSummary cause = finished.cause();
		RunObject run = finished.data().run();
		if (cause != null) {
			reason.append(": ").append(cause.type()).append(": ").append(cause.message());
		}
		else if (run != null) {
			append(reason, run);
		}
		if (finished.meta().runId() != null) {
			reason.append(" (").append(finished.meta().runId()).append(')');
		}
		return reason.toString();
	}

	private static void append(StringBuilder reason, RunObject run) {
		LastError error = run.lastError();
		IncompleteDetails details = run.incompleteDetails();
		if (error != null) {
			append(reason, error.code());
			append(reason, error.message());
		}
		else if (details != null) {
			append(reason, details.reason());
		}
		else if (!run.functionCalls().isEmpty()) {
			append(reason, "this program has no function " + run.functionCalls().stream().map((call) -> {
				RunToolCallFunction function = call.function();
				return (function != null && function.name() != null) ? function.name() : "(unnamed)";
			}).distinct().filter((name) -> !name.equals(LocalTime.FUNCTION)).collect(Collectors.joining(", ")));
		}
	}

	private static void append(StringBuilder reason, @Nullable String part) {
		if (part != null && !part.isBlank()) {
			reason.append(": ").append(part);
		}
	}

}
