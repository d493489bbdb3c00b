package io.github.openaiassistants.function;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.FunctionCallDetails;
import io.github.openaiassistants.failure.RunAbortedException;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;
import io.github.openaiassistants.observation.ObservedFunctionCall;

/**
 * The function calls that a run waits for at one time. They are made in parallel; each
 * gets one output, which says what went wrong where something did. What comes after its
 * time is ignored.
 */
public final class FunctionRound {

	private static final Duration TIME_TO_SUBMIT = Duration.ofSeconds(5);

	private final RoundPlan plan;

	private final RoundServices services;

	private final CallingRun run;

	private final RoundSignals signals;

	private final Disposable.Swap limit = Disposables.swap();

	private final Object lock = new Object();

	// All below is guarded by the lock

	private final Deque<PendingCall> waiting = new ArrayDeque<>();

	private Instant deadline = Instant.MAX;

	private int running;

	private int open;

	private boolean late;

	private boolean over;

	FunctionRound(RoundPlan plan, RoundServices services, CallingRun run, FunctionRoundListener listener) {
		this.plan = plan;
		this.services = services;
		this.run = run;
		this.signals = new RoundSignals(listener);
		this.open = plan.calls().size();
	}

	/**
	 * Start the calls. To be called once; the listener may hear of the end before this
	 * returns.
	 */
	public void start() {
		Duration time = time();
		synchronized (this.lock) {
			this.deadline = now().plus(time);
			this.plan.calls().stream().filter((call) -> call.refusal() == null).forEach(this.waiting::add);
		}
		this.limit.update(schedule(() -> tooLong(time), time));
		for (PendingCall call : this.plan.calls()) {
			if (call.refusal() != null) {
				fail(call, call.refusal());
			}
		}
		advance();
	}

	/**
	 * End the round: interrupt what runs, call nothing more, and tell the listener
	 * nothing more, except what it is being told now.
	 */
	public void cancel() {
		synchronized (this.lock) {
			this.signals.close();
			close(null);
		}
	}

	private Duration time() {
		Duration time = shorter(this.services.settings().roundTimeout(), this.plan.latest());
		Instant expiry = this.plan.expiry();
		// A run that has expired by the clock of this machine, but waits, was dated by
		// another clock
		return (expiry != null && expiry.isAfter(now())) ? shorter(time, expiry) : time;
	}

	// The outputs must still reach the server
	private Duration shorter(Duration time, Instant end) {
		Duration left = Duration.between(now(), end);
		Duration kept = left.dividedBy(2);
		Duration usable = left.minus((kept.compareTo(TIME_TO_SUBMIT) < 0) ? kept : TIME_TO_SUBMIT);
		return (usable.compareTo(time) < 0) ? usable : time;
	}

	private void tooLong(Duration time) {
		synchronized (this.lock) {
			this.late = true;
		}
		for (PendingCall call : this.plan.calls()) {
			interrupt(call, CallFailure.roundTooLong(time));
		}
	}

	private void advance() {
		PendingCall next = take();
		while (next != null) {
			submit(next);
			next = take();
		}
	}

	private @Nullable PendingCall take() {
		synchronized (this.lock) {
			if (this.over || this.late || this.running >= this.services.settings().concurrency()) {
				return null;
			}
			PendingCall next = this.waiting.poll();
			this.running += (next != null) ? 1 : 0;
			return next;
		}
	}

	private void submit(PendingCall call) {
		try {
			this.services.executor().execute(() -> run(call));
		}
		catch (RejectedExecutionException ex) {
			fail(call, CallFailure.rejected());
		}
	}

	private void run(PendingCall call) {
		call.enter();
		try {
			this.run.context().apply(() -> observe(call)).run();
			fail(call, CallFailure.skipped());
		}
		catch (Throwable ex) {
			thrown(call, ex);
		}
		finally {
			call.leave();
		}
	}

	// Handlers of observations are not called under the lock
	private void observe(PendingCall call) {
		if (!isWanted(call, null)) {
			return;
		}
		ObservedFunctionCall observed = this.run.observed().functionCall(this.plan.meta().run(), call.input());
		if (isWanted(call, observed)) {
			observed.run(() -> invoke(call));
		}
		else {
			observed.abandoned();
		}
	}

	private boolean isWanted(PendingCall call, @Nullable ObservedFunctionCall observed) {
		synchronized (this.lock) {
			boolean wanted = !this.over && call.output() == null;
			if (wanted && observed != null) {
				call.observe(observed);
			}
			return wanted;
		}
	}

	private void invoke(PendingCall call) {
		FunctionHandler handler = Objects.requireNonNull(call.handler());
		try {
			JsonNode arguments = this.services.reader().object(call.arguments());
			FunctionCallContext started = started(call);
			if (started != null) {
				String output = this.services.writer().output(handler.call(arguments, started));
				settle(call, output, null);
			}
		}
		catch (Throwable ex) {
			thrown(call, ex);
		}
	}

	private @Nullable FunctionCallContext started(PendingCall call) {
		Instant callDeadline;
		synchronized (this.lock) {
			if (this.over || call.output() != null) {
				return null;
			}
			Duration time = this.services.settings().callTimeout();
			Instant now = now();
			Instant latest = now.plus(time);
			callDeadline = latest.isBefore(this.deadline) ? latest : this.deadline;
			FunctionCallDetails details = call.start(now,
					schedule(() -> interrupt(call, CallFailure.callTooLong(time)), time));
			this.signals.add((listener) -> listener.started(details));
		}
		this.signals.drain();
		EventMeta meta = this.plan.meta();
		return new FunctionCallContext(call.id(), call.name(), String.valueOf(meta.runId()), meta.threadId(),
				this.plan.assistantId(), meta.clientRunId(), meta.attributes(), callDeadline);
	}

	// Not thrown on but for faults of the JVM: whatever prints it would print its message
	private void thrown(PendingCall call, Throwable thrown) {
		if (fail(call, CallFailure.of(thrown)) && !(thrown instanceof FunctionCallException)) {
			this.services.failures().report(call.name(), this.plan.meta(), thrown);
		}
		if (thrown instanceof VirtualMachineError error) {
			throw error;
		}
	}

	private void interrupt(PendingCall call, CallFailure failure) {
		if (fail(call, failure)) {
			call.interrupt();
		}
	}

	private boolean fail(PendingCall call, CallFailure failure) {
		return settle(call, this.services.writer().error(failure), failure);
	}

	// Set the output of a call, unless it has one.
	// @return whether it had none
	private boolean settle(PendingCall call, String output, @Nullable CallFailure failure) {
		synchronized (this.lock) {
			if (this.over || call.output() != null) {
				return false;
			}
			FunctionCallDetails details = call.end(now(), output, failure);
			this.signals.add((listener) -> tell(listener, details));
			if (call.refusal() == null && !this.waiting.remove(call)) {
				this.running--;
			}
			this.open--;
			conclude(call, failure);
		}
		tellObserver(call, output, failure);
		this.signals.drain();
		advance();
		return true;
	}

	// What could not be called at all is seen as well
	private void tellObserver(PendingCall call, String output, @Nullable CallFailure failure) {
		ObservedFunctionCall begun = call.observed();
		ObservedFunctionCall observed = (begun != null) ? begun
				: this.run.observed().functionCall(this.plan.meta().run(), call.input());
		if (failure != null) {
			observed.failed(failure.summary());
		}
		else {
			observed.finished(output);
		}
	}

	private static void tell(FunctionRoundListener listener, FunctionCallDetails details) {
		if (details.cause() != null) {
			listener.failed(details);
		}
		else {
			listener.finished(details);
		}
	}

	private void conclude(PendingCall call, @Nullable CallFailure failure) {
		if (failure != null && this.services.settings().errors() == FunctionSettings.Errors.FAIL_RUN) {
			RunAbortedException cause = new RunAbortedException("A function call failed with "
					+ failure.summary().type() + ", and openai.assistants.functions.errors is fail-run", null);
			this.signals.add((listener) -> listener.aborted(cause));
			close(call);
		}
		else if (this.open == 0) {
			ToolOutputs outputs = new ToolOutputs(this.plan.calls()
				.stream()
				.map((each) -> new ToolOutput(each.id(), Objects.requireNonNull(each.output())))
				.toList());
			this.signals.add((listener) -> listener.answered(outputs));
			close(call);
		}
	}

	private void close(@Nullable PendingCall last) {
		this.over = true;
		this.limit.dispose();
		for (PendingCall call : this.plan.calls()) {
			call.release();
			if (call != last && call.output() == null) {
				call.abandon();
			}
		}
	}

	private Instant now() {
		return Instant.ofEpochMilli(this.services.timer().now(TimeUnit.MILLISECONDS));
	}

	private Disposable schedule(Runnable task, Duration delay) {
		return this.services.timer().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
	}

}
