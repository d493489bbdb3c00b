package io.github.openaiassistants.run;

import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.FunctionCallDetails;
import io.github.openaiassistants.event.FunctionCallFailed;
import io.github.openaiassistants.event.FunctionCallFinished;
import io.github.openaiassistants.event.FunctionCallStarted;
import io.github.openaiassistants.event.MetaSource;
import io.github.openaiassistants.event.RunLifecycleEvent;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.failure.AssistantsException;
import io.github.openaiassistants.function.CallingRun;
import io.github.openaiassistants.function.FunctionCalls;
import io.github.openaiassistants.function.FunctionRound;
import io.github.openaiassistants.function.FunctionRoundListener;
import io.github.openaiassistants.model.ToolOutputs;

/**
 * The rounds of function calls of one run. What happens in them comes from other threads
 * and waits here for the drain, which calls everything else.
 */
final class FunctionRounds {

	private final @Nullable FunctionCalls functions;

	private final int most;

	private final CallingRun run;

	private final Runnable signal;

	private @Nullable ThreadRunRequiresAction action;

	private @Nullable Round round;

	private int asked;

	FunctionRounds(@Nullable FunctionCalls functions, int most, CallingRun run, Runnable signal) {
		this.functions = functions;
		this.most = most;
		this.run = run;
		this.signal = signal;
	}

	void accept(AssistantStreamEvent event) {
		if (event instanceof ThreadRunRequiresAction waiting) {
			this.action = waiting;
		}
	}

	/**
	 * Put what the run waits for to the functions, once: what they did is not done again.
	 * @param latest when their answer comes too late
	 * @param beforehand called before the first of them is
	 * @return whether they answer, or the run must not go on
	 */
	boolean ask(Instant latest, Runnable beforehand) {
		ThreadRunRequiresAction waiting = this.action;
		this.action = null;
		if (waiting == null || this.functions == null) {
			return false;
		}
		Round next = new Round(this.signal);
		FunctionRound calls = this.functions.round(waiting, latest, this.run, next);
		if (calls == null) {
			return false;
		}
		this.round = next;
		next.calls = calls;
		if (++this.asked > this.most) {
			next.aborted(Causes.tooManyRounds(this.most));
		}
		else {
			beforehand.run();
			calls.start();
		}
		return true;
	}

	/**
	 * Return the round that is under way.
	 * @return the round, or {@code null} when no function is asked
	 */
	@Nullable Round round() {
		return this.round;
	}

	void close() {
		this.round = null;
	}

	void cancel() {
		Round current = this.round;
		if (current != null && current.calls != null) {
			current.calls.cancel();
		}
		this.round = null;
	}

	/**
	 * One round: a handful of events for each call, and then how it ended.
	 */
	static final class Round implements FunctionRoundListener {

		private final Runnable signal;

		private final Queue<Function<MetaSource, RunLifecycleEvent>> events = new ConcurrentLinkedQueue<>();

		private @Nullable FunctionRound calls;

		private volatile @Nullable ToolOutputs outputs;

		private volatile @Nullable AssistantsException failure;

		Round(Runnable signal) {
			this.signal = signal;
		}

		@Override
		public void started(FunctionCallDetails call) {
			add((meta) -> new FunctionCallStarted(call, meta.next(call)));
		}

		@Override
		public void finished(FunctionCallDetails call) {
			add((meta) -> new FunctionCallFinished(call, meta.next(call)));
		}

		@Override
		public void failed(FunctionCallDetails call) {
			add((meta) -> new FunctionCallFailed(call, meta.next(call)));
		}

		private void add(Function<MetaSource, RunLifecycleEvent> event) {
			this.events.add(event);
			this.signal.run();
		}

		@Override
		public void answered(ToolOutputs answer) {
			this.outputs = answer;
			this.signal.run();
		}

		@Override
		public void aborted(AssistantsException cause) {
			this.failure = cause;
			this.signal.run();
		}

		@Nullable RunLifecycleEvent next(MetaSource meta) {
			Function<MetaSource, RunLifecycleEvent> event = this.events.poll();
			return (event != null) ? event.apply(meta) : null;
		}

		// To be asked before next(): what has ended brings no further event.
		@Nullable ToolOutputs outputs() {
			return this.outputs;
		}

		// To be asked before next(), too.
		@Nullable AssistantsException failure() {
			return this.failure;
		}

	}

}
