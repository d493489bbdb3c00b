package io.github.openaiassistants.benchmarks.decode;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import io.github.openaiassistants.benchmarks.Input;
import io.github.openaiassistants.benchmarks.Tally;

/**
 * One run from network buffers to events. Before anything is measured each contestant
 * proves, in the same process, that it reads the very text that was sent.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBenchmark {

	/**
	 * What is read.
	 */
	@Param
	public Input input = Input.LONG;

	/**
	 * Who reads it.
	 */
	@Param
	public Contestants contestant = Contestants.OURS;

	private final Tally tally = Tally.quick();

	private Tally expected = Tally.quick();

	private Contestant reader = (tally) -> {
	};

	/**
	 * Make sure that everyone reads the same.
	 */
	@Setup
	public void setUp() {
		this.reader = this.contestant.create(this.input);
		if (this.contestant != Contestants.FLOOR) {
			this.expected = this.input.transcript().texts();
			for (int i = 0; i < 3; i++) {
				Tally exact = Tally.exact();
				this.reader.read(exact);
				exact.require(this.expected);
			}
		}
	}

	/**
	 * Read one run.
	 * @return the number of characters
	 */
	@Benchmark
	public long run() {
		this.tally.clear();
		this.reader.read(this.tally);
		return this.tally.require(this.expected);
	}

	/**
	 * Let go of what was used.
	 */
	@TearDown
	public void tearDown() {
		this.reader.close();
	}

}
