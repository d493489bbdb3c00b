package io.github.openaiassistants.benchmarks.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.UndecodableEvent;

/**
 * One run of the Responses API from bytes to events.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TranslateBenchmark {

	/**
	 * Which run.
	 */
	@Param({ "01-plain-text", "03-file-search-citations", "04-code-interpreter", "05a-parallel-calls" })
	public String transcript = "01-plain-text";

	private ResponsesRun run = new ResponsesRun(this.transcript);

	private int expected;

	/**
	 * Make sure that the run is understood to its end.
	 */
	@Setup
	public void setUp() {
		this.run = new ResponsesRun(this.transcript);
		List<AssistantStreamEvent> events = new ArrayList<>();
		this.run.translate(events::add);
		this.expected = events.size();
		if (!events.get(events.size() - 1).name().equals("done")
				|| events.stream().anyMatch((event) -> event instanceof UndecodableEvent)) {
			throw new IllegalStateException("Not understood: " + events);
		}
	}

	/**
	 * Translate one run.
	 * @return the number of events
	 */
	@Benchmark
	public int run() {
		int events = this.run.translate();
		if (events != this.expected) {
			throw new IllegalStateException(events + " events instead of " + this.expected);
		}
		return events;
	}

}
