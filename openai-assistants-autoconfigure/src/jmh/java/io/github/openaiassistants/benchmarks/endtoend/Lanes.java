package io.github.openaiassistants.benchmarks.endtoend;

/**
 * Keeps a number of runs going: where one ends, the next begins.
 */
final class Lanes {

	private final RunStarter starter;

	Lanes(RunStarter starter) {
		this.starter = starter;
	}

	void open(int runs) {
		for (int i = 0; i < runs; i++) {
			next();
		}
	}

	private void next() {
		this.starter.start(this::next);
	}

	// What cannot be measured is not to be taken for a result.
	static void fail(Throwable failure) {
		failure.printStackTrace();
		Runtime.getRuntime().halt(1);
	}

}
