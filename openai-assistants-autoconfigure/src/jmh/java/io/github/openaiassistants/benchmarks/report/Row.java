package io.github.openaiassistants.benchmarks.report;

/**
 * A line of the table.
 *
 * @param measure what was measured
 * @param who of whom
 * @param time how long it took
 * @param memory what it needed
 * @param compared how that compares, with the target beside it
 */
record Row(String measure, String who, String time, String memory, String compared) {

	@Override
	public String toString() {
		return String.join(" | ", "| " + this.measure, this.who, this.time, this.memory, this.compared + " |");
	}

}
