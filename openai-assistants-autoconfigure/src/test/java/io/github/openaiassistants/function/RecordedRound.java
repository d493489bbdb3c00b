package io.github.openaiassistants.function;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.FailureSummary;
import io.github.openaiassistants.event.FunctionCallDetails;
import io.github.openaiassistants.failure.AssistantsException;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Remembers what a round told, and that it told one thing at a time.
 */
final class RecordedRound implements FunctionRoundListener {

	private final List<String> told = Collections.synchronizedList(new ArrayList<>());

	private final List<FunctionCallDetails> details = Collections.synchronizedList(new ArrayList<>());

	private final AtomicInteger inside = new AtomicInteger();

	private final CountDownLatch end = new CountDownLatch(1);

	private volatile @Nullable ToolOutputs outputs;

	private volatile @Nullable AssistantsException cause;

	@Override
	public void started(FunctionCallDetails call) {
		tell("started " + call.callId(), call);
	}

	@Override
	public void finished(FunctionCallDetails call) {
		tell("finished " + call.callId(), call);
	}

	@Override
	public void failed(FunctionCallDetails call) {
		tell("failed " + call.callId(), call);
	}

	@Override
	public void answered(ToolOutputs given) {
		this.told.add("answered");
		this.outputs = given;
		this.end.countDown();
	}

	@Override
	public void aborted(AssistantsException given) {
		this.told.add("aborted");
		this.cause = given;
		this.end.countDown();
	}

	private void tell(String what, FunctionCallDetails call) {
		assertThat(this.inside.incrementAndGet()).isEqualTo(1);
		this.told.add(what);
		this.details.add(call);
		assertThat(this.inside.decrementAndGet()).isZero();
	}

	List<String> told() {
		return List.copyOf(this.told);
	}

	FailureSummary failure(String callId) {
		return this.details.stream()
			.filter((call) -> call.callId().equals(callId))
			.map(FunctionCallDetails::cause)
			.filter(Objects::nonNull)
			.findFirst()
			.orElseThrow();
	}

	boolean isOver() {
		return this.end.getCount() == 0;
	}

	List<String> outputs() {
		await();
		ToolOutputs given = this.outputs;
		assertThat(given).isNotNull();
		return given.outputs().stream().map(ToolOutput::output).toList();
	}

	AssistantsException cause() {
		await();
		AssistantsException given = this.cause;
		assertThat(given).isNotNull();
		return given;
	}

	private void await() {
		try {
			assertThat(this.end.await(20, TimeUnit.SECONDS)).as("the end of the round; told " + this.told).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
