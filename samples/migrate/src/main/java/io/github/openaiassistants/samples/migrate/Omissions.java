package io.github.openaiassistants.samples.migrate;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts what is left out of one thread, by kind.
 */
final class Omissions {

	private final Map<String, Integer> counts = new TreeMap<>();

	void add(String kind) {
		add(kind, 1);
	}

	void add(String kind, int count) {
		if (count > 0) {
			this.counts.merge(kind, count, Integer::sum);
		}
	}

	/**
	 * Return everything in one line.
	 * @return kinds and counts, empty when nothing is left out
	 */
	@Override
	public String toString() {
		return this.counts.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + ": " + entry.getValue())
			.collect(Collectors.joining(", "));
	}

}
