package io.github.openaiassistants.benchmarks.report;

/**
 * A target.
 *
 * @param least whether the limit is the least that is wanted, or the most
 * @param limit the limit
 */
record Bound(boolean least, double limit) {

	static Bound atLeast(double limit) {
		return new Bound(true, limit);
	}

	static Bound atMost(double limit) {
		return new Bound(false, limit);
	}

	// Put the target beside a figure.
	String beside(double figure) {
		boolean met = this.least ? figure >= this.limit : figure <= this.limit;
		return " (" + (this.least ? "≥ " : "≤ ") + Numbers.shown(this.limit) + (met ? "" : ", missed") + ")";
	}

}
