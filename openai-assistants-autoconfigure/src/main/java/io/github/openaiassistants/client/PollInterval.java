package io.github.openaiassistants.client;

import java.time.Duration;

/**
 * How often something is looked up until it is done: at once, then after pauses that
 * double.
 *
 * @param first the first pause
 * @param longest the longest pause
 */
public record PollInterval(Duration first, Duration longest) {

	/**
	 * From half a second to five seconds.
	 */
	public static final PollInterval DEFAULT = new PollInterval(Duration.ofMillis(500), Duration.ofSeconds(5));

	private static final int DOUBLINGS = 20;

	/**
	 * Check that there are pauses.
	 * @throws IllegalArgumentException if the first pause is not positive, or longer than
	 * the longest
	 */
	public PollInterval {
		if (first.isNegative() || first.isZero() || first.compareTo(longest) > 0) {
			throw new IllegalArgumentException(
					"The first pause must be positive and at most the longest one, but they are " + first + " and "
							+ longest);
		}
	}

	/**
	 * Create pauses of one length.
	 * @param pause the length
	 * @return the pauses
	 */
	public static PollInterval every(Duration pause) {
		return new PollInterval(pause, pause);
	}

	Duration pause(long round) {
		Duration pause = this.first;
		for (int doublings = 0; doublings < Math.min(round, DOUBLINGS)
				&& pause.compareTo(this.longest) < 0; doublings++) {
			pause = pause.multipliedBy(2);
		}
		return (pause.compareTo(this.longest) < 0) ? pause : this.longest;
	}

}
