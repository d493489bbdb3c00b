package io.github.openaiassistants.benchmarks.decode;

import io.github.openaiassistants.benchmarks.Tally;

/**
 * Something that reads runs. It was given the bytes of one run and reads them again and
 * again.
 */
interface Contestant extends AutoCloseable {

	/**
	 * Read the run to its end.
	 * @param tally takes note of every text
	 */
	void read(Tally tally);

	@Override
	default void close() {
	}

}
