package io.github.openaiassistants.relay;

import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Counts what an account of a run has told. Used by one thread at a time.
 */
final class Progress {

	private final String account;

	private final Map<Milestone, Integer> reached = new EnumMap<>(Milestone.class);

	private long characters;

	private String milestones = "";

	Progress(String account) {
		this.account = account;
	}

	void accept(@Nullable Milestone milestone, int text) {
		this.characters += text;
		if (milestone != null) {
			this.reached.merge(milestone, 1, Integer::sum);
			this.milestones = milestones();
		}
	}

	private String milestones() {
		StringBuilder text = new StringBuilder();
		this.reached.forEach((milestone, count) -> text.append(milestone.letter()).append(count));
		return text.toString();
	}

	int reached(Milestone milestone) {
		return this.reached.getOrDefault(milestone, 0);
	}

	long characters() {
		return this.characters;
	}

	// The id of the event that was accepted last, as Place reads it
	String id(long sequence) {
		return this.account + "-" + sequence + "-" + this.characters + "-" + this.milestones;
	}

}
