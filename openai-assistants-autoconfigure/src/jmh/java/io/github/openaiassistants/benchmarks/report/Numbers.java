package io.github.openaiassistants.benchmarks.report;

import java.util.Locale;

/**
 * Numbers for people: three digits where there are decimals.
 */
final class Numbers {

	private Numbers() {
	}

	static String shown(double number) {
		double size = Math.abs(number);
		if (size >= 100 || number == Math.rint(number)) {
			return String.format(Locale.ROOT, "%,.0f", number);
		}
		return String.format(Locale.ROOT, (size >= 10) ? "%.1f" : "%.2f", number);
	}

}
