package io.github.openaiassistants.relay;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * How far a page has read a run.
 *
 * @param account which account of the run it has read
 * @param sequence the number of the last event in that account
 * @param characters how much text it has read
 * @param reached how often it has read of each milestone
 */
record Place(String account, long sequence, long characters, Map<Milestone, Integer> reached) {

	private static final Pattern ID = Pattern
		.compile("([0-9a-z]{1,32})-([0-9]{1,15})-([0-9]{1,15})-((?:[a-z][0-9]{1,6}){0,26})");

	// No account has a name that short
	private static final String NOWHERE = "0";

	private static final Pattern COUNT = Pattern.compile("([a-z])([0-9]+)");

	/**
	 * Read the id of an event.
	 * @param id what the page says, perhaps
	 * @return the place, or {@code null} when it is no id of ours
	 */
	static @Nullable Place parse(@Nullable String id) {
		Matcher parts = (id != null) ? ID.matcher(id) : null;
		if (parts == null || !parts.matches()) {
			return null;
		}
		Map<Milestone, Integer> reached = new EnumMap<>(Milestone.class);
		Matcher counts = COUNT.matcher(parts.group(4));
		while (counts.find()) {
			Milestone milestone = Milestone.of(counts.group(1).charAt(0));
			if (milestone != null) {
				reached.put(milestone, Integer.valueOf(counts.group(2)));
			}
		}
		return new Place(parts.group(1), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3)), reached);
	}

	/**
	 * Add what has passed in another account.
	 * @param passed the progress of the other account
	 * @return a place that is in neither of the accounts
	 */
	Place and(Progress passed) {
		Map<Milestone, Integer> both = new EnumMap<>(Milestone.class);
		for (Milestone milestone : Milestone.values()) {
			both.put(milestone, Math.max(reached(milestone), passed.reached(milestone)));
		}
		return new Place(NOWHERE, 0, Math.max(this.characters, passed.characters()), both);
	}

	boolean isIn(Progress progress) {
		return this.characters <= progress.characters() && this.reached.keySet()
			.stream()
			.allMatch((milestone) -> reached(milestone) <= progress.reached(milestone));
	}

	/**
	 * Write the id of an event.
	 * @return what {@link #parse} reads
	 */
	String id() {
		StringBuilder id = new StringBuilder(this.account).append('-')
			.append(this.sequence)
			.append('-')
			.append(this.characters)
			.append('-');
		for (Milestone milestone : Milestone.values()) {
			if (reached(milestone) > 0) {
				id.append(milestone.letter()).append(reached(milestone));
			}
		}
		return id.toString();
	}

	int reached(Milestone milestone) {
		return this.reached.getOrDefault(milestone, 0);
	}

	boolean isAtTheEnd() {
		return reached(Milestone.FINISHED) > 0;
	}

}
