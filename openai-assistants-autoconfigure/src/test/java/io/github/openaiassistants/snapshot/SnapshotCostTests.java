package io.github.openaiassistants.snapshot;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.RunSnapshot;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What it costs to add up a long run.
 */
class SnapshotCostTests {

	private static final int DELTAS = 100_000;

	private static final int FEW = 1_000;

	private static final String WORD = "word ";

	@Test
	void deltasOfTextAllocateNothingButTheText() {
		assertCheap((i) -> Recordings.messageDelta("msg_1",
				"[{\"index\":0,\"type\":\"text\",\"text\":{\"value\":\"" + WORD + "\"}}]"));
	}

	@Test
	void deltasOfArgumentsAllocateNothingButTheText() {
		assertCheap((i) -> Recordings.stepDelta("step_1", "{\"type\":\"tool_calls\",\"tool_calls\":"
				+ "[{\"index\":0,\"type\":\"function\",\"function\":{\"arguments\":\"" + WORD + "\"}}]}"));
	}

	@Test
	void deltasOfCodeAllocateNothingButTheText() {
		assertCheap((i) -> Recordings.stepDelta("step_1", "{\"type\":\"tool_calls\",\"tool_calls\":"
				+ "[{\"index\":0,\"type\":\"code_interpreter\",\"code_interpreter\":{\"input\":\"" + WORD + "\"}}]}"));
	}

	@Test
	void deltasThatRepeatIdsCostTheSameHoweverLongTheText() {
		SnapshotAccumulator accumulator = new SnapshotAccumulator(Recordings.JSON, Recordings.UNLIMITED);
		AssistantStreamEvent delta = Recordings.stepDelta("step_1",
				"{\"type\":\"tool_calls\",\"tool_calls\":[{\"index\":0,"
						+ "\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"arguments\":\"" + WORD + "\"}}]}");
		feed(accumulator, delta, FEW);
		long early = allocated(accumulator, delta, FEW);
		feed(accumulator, delta, 20 * FEW);
		long late = allocated(accumulator, delta, FEW);
		// On top of it the array that the text may have to move to
		assertThat(late).isLessThan(early + early / 2 + 4L * WORD.length() * 20 * FEW);
	}

	@Test
	void manyMessagesAreAsCheapAsOne() {
		List<AssistantStreamEvent> events = new ArrayList<>();
		for (int i = 0; i < 2_000; i++) {
			events.add(Recordings.messageDelta("msg_" + i,
					"[{\"index\":0,\"type\":\"text\",\"text\":{\"value\":\"" + WORD + "\"}}]"));
		}
		SnapshotAccumulator accumulator = new SnapshotAccumulator(Recordings.JSON, Recordings.UNLIMITED);
		events.forEach(accumulator::accept);
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		for (int round = 0; round < 20; round++) {
			events.forEach(accumulator::accept);
		}
		long each = (threads.getCurrentThreadAllocatedBytes() - before) / (20L * events.size());
		assertThat(each).isLessThan(100);
		assertThat(accumulator.snapshot().messages()).hasSize(2_000)
			.allSatisfy((message) -> assertThat(message.text()).isEqualTo(WORD.repeat(21)));
	}

	private static void assertCheap(IntFunction<AssistantStreamEvent> events) {
		AssistantStreamEvent delta = events.apply(0);
		// Compiled before it is measured
		SnapshotAccumulator accumulator = new SnapshotAccumulator(Recordings.JSON, Recordings.UNLIMITED);
		feed(accumulator, delta, DELTAS);
		accumulator = new SnapshotAccumulator(Recordings.JSON, Recordings.UNLIMITED);
		long bytes = allocated(accumulator, delta, DELTAS);
		RunSnapshot snapshot = accumulator.snapshot();
		String text = Recordings.json(snapshot).toString();
		assertThat(text).contains(WORD.repeat(DELTAS)).doesNotContain(WORD.repeat(DELTAS + 1));
		// The builder doubles: twice the text in all, and as much again in arrays let go
		assertThat(bytes / DELTAS).isLessThan(4L * WORD.length() + 20);
	}

	private static long allocated(SnapshotAccumulator accumulator, AssistantStreamEvent delta, int count) {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		feed(accumulator, delta, count);
		return threads.getCurrentThreadAllocatedBytes() - before;
	}

	private static void feed(SnapshotAccumulator accumulator, AssistantStreamEvent delta, int count) {
		for (int i = 0; i < count; i++) {
			accumulator.accept(delta);
		}
	}

}
