package io.github.openaiassistants.run;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.failure.AssistantsException;
import io.github.openaiassistants.model.RunObject;

/**
 * The end of a run that is brought about here: by its subscriber, the application, a
 * limit, or the end of the application. It is begun on any thread and carried out by the
 * drain.
 */
final class Termination {

	private final RunServices services;

	private final RunSettings settings;

	private final RunStreams streams;

	private final RunMeta meta;

	private final Context context;

	private final Runnable signal;

	private final AtomicReference<@Nullable AssistantsException> cause = new AtomicReference<>();

	private volatile boolean leavesRun;

	private volatile boolean leavesToSuccessor;

	private volatile boolean asksServer;

	private volatile boolean hurried;

	private volatile @Nullable Inquiry<RunObject> cancellation;

	Termination(RunServices services, RunSettings settings, RunStreams streams, RunMeta meta, Context context,
			Runnable signal) {
		this.services = services;
		this.settings = settings;
		this.streams = streams;
		this.meta = meta;
		this.context = context;
		this.signal = signal;
		this.leavesRun = !settings.cancelRuns();
	}

	/**
	 * End the run, unless that has begun. Called on any thread.
	 * @param why the cause
	 * @return whether it begins now
	 */
	boolean begin(AssistantsException why) {
		return this.cause.compareAndSet(null, why);
	}

	/**
	 * End the run because nobody wants it any more: how it ended is for the server to
	 * say. Called on any thread.
	 * @return whether it begins now
	 */
	boolean giveUp() {
		this.asksServer = true;
		return begin(Causes.cancelled());
	}

	/**
	 * End the run because the application ends. Called on any thread.
	 * @return whether it begins now
	 */
	boolean shutDown() {
		boolean leaves = this.settings.leavesRunsAtShutdown();
		this.leavesRun = leaves;
		boolean begins = begin(Causes.shutdown(null));
		this.leavesToSuccessor = begins && leaves;
		return begins;
	}

	/**
	 * Return whether another instance may go on with the run.
	 * @return whether the run is left alone because the application ends
	 */
	boolean leavesToSuccessor() {
		return this.leavesToSuccessor && this.streams.isKnownToServer();
	}

	/**
	 * Do not wait for the server any longer. Called on any thread.
	 */
	void hurry() {
		this.hurried = true;
		Inquiry<RunObject> current = this.cancellation;
		if (current != null) {
			current.cancel();
		}
	}

	/**
	 * Return whether the run is being ended. Called on any thread.
	 * @return whether it is
	 */
	boolean isBegun() {
		return this.cause.get() != null;
	}

	/**
	 * Cancel the run at the server, if that is wanted and possible.
	 * @return whether there is nothing to do but wait for the server
	 */
	boolean awaitsServer() {
		if (this.cancellation == null && !this.leavesRun && !this.hurried && this.streams.isKnownToServer()) {
			Mono<RunObject> question = question(new Cancellation(this.services, this.settings.timeouts()));
			if (question != null) {
				this.streams.end();
				this.cancellation = Inquiry.start(question.contextWrite(this.context), this.signal);
			}
		}
		if (this.hurried) {
			hurry();
		}
		return this.cancellation != null && !this.cancellation.isOver();
	}

	/**
	 * Cancel a run that is known to the server, while the drain cannot. Called on any
	 * thread.
	 * @return completes when the server has answered, at once when the run is left alone
	 */
	Mono<Void> cancelAtServer() {
		RunReference run = this.meta.run();
		if (this.leavesRun || run.threadId() == null || run.runId() == null) {
			return Mono.empty();
		}
		return this.services.backend().cancel(run.threadId(), run.runId()).contextWrite(this.context).then();
	}

	private @Nullable Mono<RunObject> question(Cancellation cancel) {
		RunReference run = this.meta.run();
		if (run.threadId() == null) {
			return null;
		}
		if (run.runId() != null) {
			return cancel.of(run.threadId(), run.runId());
		}
		return this.streams.isMarked() ? cancel.ofUnknown(run.threadId(), run.clientRunId()) : null;
	}

	/**
	 * Return whether the drain waits for the server; its time is limited.
	 * @return whether the run is being cancelled
	 */
	boolean isCancelling() {
		return this.cancellation != null;
	}

	/**
	 * Return how the run ended, now that the server has answered or is not asked.
	 * @param progress takes note of what the server answered
	 * @return how the run ends
	 */
	Verdict verdict(RunProgress progress) {
		AssistantsException failure = this.cause.get();
		RunObject last = (this.cancellation != null) ? this.cancellation.answer() : null;
		if (last != null && (this.asksServer || failure == null)) {
			progress.lookedUp(last);
			RunOutcome outcome = RunProgress.outcomeOf(last);
			if (outcome != null) {
				return new Verdict(outcome, null);
			}
		}
		return new Verdict(RunOutcome.ABORTED, (failure != null) ? failure : Causes.disposed());
	}

}
