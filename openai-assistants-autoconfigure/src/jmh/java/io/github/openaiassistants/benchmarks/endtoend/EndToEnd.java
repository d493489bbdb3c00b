package io.github.openaiassistants.benchmarks.endtoend;

import java.nio.file.Path;

/**
 * Measures runs over the loopback interface, each client in a process of its own.
 */
public final class EndToEnd {

	private EndToEnd() {
	}

	/**
	 * Measure all scenarios.
	 * @param rounds how often
	 * @param results where the figures are written to
	 * @param options options of the processes
	 */
	public static void measure(int rounds, Path results, String... options) {
	}

}
