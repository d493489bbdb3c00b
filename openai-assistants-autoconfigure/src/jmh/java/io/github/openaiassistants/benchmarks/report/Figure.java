package io.github.openaiassistants.benchmarks.report;

/**
 * What was measured of one contestant.
 *
 * @param time nanoseconds in the best iteration of all rounds
 * @param median nanoseconds in the median of the iterations
 * @param bytes bytes allocated, the least of all rounds
 */
record Figure(double time, double median, double bytes) {

	Figure per(double parts) {
		return new Figure(this.time / parts, this.median / parts, this.bytes / parts);
	}

}
