package io.github.openaiassistants.test;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells scripts and requests in a line each, for the texts of failures.
 */
final class ScriptSummary {

	private static final int LONGEST = 80;

	private ScriptSummary() {
	}

	static String quote(String text) {
		String line = text.replaceAll("\\s+", " ");
		return '"' + ((line.length() <= LONGEST) ? line : line.substring(0, LONGEST) + "…") + '"';
	}

	static String of(RunRequest request) {
		List<String> known = new ArrayList<>();
		known.add(request.userMessages().isEmpty() ? "no message" : "message " + quote(request.question()));
		if (!request.assistantId().isEmpty()) {
			known.add("assistant " + request.assistantId());
		}
		known.add(request.threadId().isEmpty() ? "no thread" : "thread " + request.threadId());
		known.add(
				request.instructions().isEmpty() ? "no instructions" : "instructions " + quote(request.instructions()));
		return String.join(", ", known);
	}

	static String of(RunScript script) {
		List<String> told = new ArrayList<>();
		for (ScriptRound round : script.rounds()) {
			round.items().forEach((item) -> told.add(of(item)));
			if (round.fault() != null) {
				told.add("fault " + round.fault().end());
			}
		}
		if (script.end().status() != RunStatus.COMPLETED) {
			told.add("ends " + script.end().status().wireName());
		}
		return told.isEmpty() ? "nothing" : String.join(", ", told);
	}

	private static String of(ScriptItem item) {
		if (item instanceof ScriptItem.Answer answer) {
			return "says " + quote(String.join("", answer.pieces()));
		}
		if (item instanceof ScriptItem.CitingAnswer answer) {
			return "says " + quote(String.join("", answer.pieces()));
		}
		if (item instanceof ScriptItem.ComputedAnswer) {
			return "says what it makes of the outputs";
		}
		if (item instanceof ScriptItem.Calls all) {
			return "calls " + String.join(", ", all.calls().stream().map(FunctionCall::name).toList());
		}
		return item.getClass().getSimpleName();
	}

}
