package io.github.openaiassistants.run;

import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;

import io.github.openaiassistants.backend.EventBatch;
import io.github.openaiassistants.backend.RunCommand;
import io.github.openaiassistants.backend.RunCommand.SubmitToolOutputs;
import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.EventOrigin;
import io.github.openaiassistants.event.FailureSummary;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunLifecycleEvent;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.RunRecoveryStarted;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.event.RunSummary;
import io.github.openaiassistants.failure.AssistantsException;
import io.github.openaiassistants.failure.LimitExceededException;
import io.github.openaiassistants.model.ActionAnswer;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.ToolOutputs;
import io.github.openaiassistants.publish.SerialDrain;

/**
 * One logical run: one subscription, its first stream and the continuations after tool
 * outputs. Opens the stream, decodes, publishes, answers functions, and ends exactly
 * once.
 * <p>
 * Whatever comes from other threads (demand, batches, the end of a stream, cancellation,
 * the timer) only leaves a mark and wakes the drain. All state below is used by the drain
 * alone, except where it is volatile or atomic.
 */
final class LogicalRun implements Subscription, SerialDrain.Work {

	private static final Log logger = LogFactory.getLog(LogicalRun.class);

	/**
	 * Events that are delivered before other runs get their turn.
	 */
	private static final int TURN = 128;

	/**
	 * Characters of unfinished messages that are remembered, so that the rest of them can
	 * be told when the stream is lost.
	 */
	private static final int REMEMBERED = 4 * 1024 * 1024;

	private final RunServices services;

	private final RunSettings settings;

	private final Downstream downstream;

	private final Slot slot;

	private final SerialDrain drain;

	private final RunMeta meta;

	private final RunClock clock;

	private final RunProgress progress = new RunProgress();

	private final RunReport report = new RunReport();

	private final Delivery delivery;

	private final AtomicReference<@Nullable AssistantsException> abort = new AtomicReference<>();

	private final WakeUp wakeUp;

	private volatile @Nullable Segment segment;

	private volatile boolean ended;

	private volatile boolean unwanted;

	private @Nullable Cancellation cancellation;

	/**
	 * What the server decided, once it has: nothing changes it any more.
	 */
	private volatile @Nullable RunOutcome decided;

	private @Nullable RunCommand next;

	private boolean continued;

	private final Delivered delivered;

	private final FunctionRounds functions;

	/**
	 * Why the run must be looked up, until that begins.
	 */
	private @Nullable AssistantsException lost;

	/**
	 * Why the run is being looked up.
	 */
	private @Nullable AssistantsException recovering;

	LogicalRun(RunServices services, RunSettings settings, RunReference reference, RunCommand command,
			Subscriber<? super AssistantsEvent> subscriber, Semaphore slots) {
		this.services = services;
		this.settings = settings;
		this.downstream = new Downstream(subscriber, (failure) -> abort(Causes.subscriberFailed(failure)));
		this.slot = new Slot(slots);
		this.next = command;
		this.delivered = (command instanceof SubmitToolOutputs submit)
				? Delivered.ofContinuedRun(REMEMBERED, submit.answer()) : Delivered.ofNewRun(REMEMBERED);
		this.drain = new SerialDrain(services.executor(), this);
		this.functions = new FunctionRounds(services.functions(), settings.maxRounds(), this.drain::wake);
		this.wakeUp = new WakeUp(services.timer(), this.drain::wake);
		this.meta = new RunMeta(reference, Instant.now());
		this.clock = new RunClock(settings.timeouts(), System::nanoTime);
		this.delivery = new Delivery(services, settings.publish(), this::listenerFailed);
	}

	private void listenerFailed(Throwable failure) {
		if (this.settings.failOnListenerFailure()) {
			abort(Causes.listenerFailed(failure));
		}
	}

	/**
	 * End the run with a failure of ours, unless it has ended.
	 * @param failure why
	 */
	void abort(AssistantsException failure) {
		if (this.abort.compareAndSet(null, failure)) {
			cancelSegment();
			this.drain.wake();
		}
	}

	/**
	 * End the run because the application does not want it any more, unless it has ended.
	 */
	void giveUp() {
		this.unwanted = true;
		abort(Causes.cancelled());
	}

	@Override
	public void request(long n) {
		if (this.downstream.request(n)) {
			this.drain.wake();
		}
	}

	@Override
	public void cancel() {
		if (this.downstream.dispose()) {
			cancelSegment();
			this.drain.wake();
		}
	}

	// When the outcome is known, the little that is left is rather read to its end
	private void cancelSegment() {
		Segment current = this.segment;
		if (current != null && !this.ended && this.decided == null) {
			current.cancel();
		}
	}

	@Override
	public boolean drain() {
		try {
			for (int turn = 0; turn < TURN; turn++) {
				if (!step()) {
					// A cancellation watches its own time
					if (!this.ended && this.cancellation == null) {
						this.wakeUp.within(this.clock.untilNext());
					}
					return false;
				}
			}
			return true;
		}
		// A fault of ours: the run still ends, once
		catch (Throwable ex) {
			fail(ex);
			Exceptions.throwIfJvmFatal(ex);
			return false;
		}
	}

	private void fail(Throwable failure) {
		Segment current = this.segment;
		if (current != null) {
			current.cancel();
		}
		this.functions.cancel();
		if (!this.ended) {
			finishHere(Causes.fault(failure));
		}
	}

	/**
	 * Do the next thing.
	 * @return whether it is worth asking again at once
	 */
	private boolean step() {
		if (this.ended) {
			this.downstream.settle();
			return false;
		}
		if (isEndedHere()) {
			if (isCancelling()) {
				return false;
			}
			endHere();
			return true;
		}
		if (this.wakeUp.hasFired() && this.clock.isOver()) {
			tookTooLong();
			return true;
		}
		if (!this.downstream.wantsMore()) {
			this.clock.working();
			return false;
		}
		if (this.lost != null) {
			recover(this.lost);
			return true;
		}
		FunctionRounds.Round round = this.functions.round();
		if (round != null) {
			return listen(round);
		}
		Segment current = this.segment;
		if (current == null) {
			open();
			return true;
		}
		boolean terminated = current.isTerminated();
		EventBatch batch = current.batch();
		if (batch != null) {
			this.clock.working();
			return take(current, batch);
		}
		if (terminated) {
			segmentEnded(current);
			return true;
		}
		return !mustWait(current);
	}

	private boolean isEndedHere() {
		return this.downstream.isDisposed() || this.abort.get() != null;
	}

	private void open() {
		RunCommand command = this.next;
		if (command == null) {
			throw new IllegalStateException("There is no stream to open");
		}
		if (!this.slot.take()) {
			finish(RunOutcome.REFUSED, Causes.tooManyRuns(this.settings.concurrentRuns()));
			return;
		}
		this.next = null;
		this.recovering = null;
		this.meta.origin(EventOrigin.STREAM);
		read(this.services.backend().open(command, this.meta));
	}

	private void read(Flux<EventBatch> stream) {
		Segment opened = new Segment(this.drain::wake);
		this.segment = opened;
		this.clock.opened();
		stream.subscribe(opened);
		if (isEndedHere()) {
			opened.cancel();
		}
	}

	private void lose(AssistantsException cause) {
		this.segment = null;
		this.lost = cause;
	}

	private void recover(AssistantsException cause) {
		RunReference run = this.meta.run();
		this.lost = null;
		this.recovering = cause;
		this.meta.receivedAt(Instant.now());
		FailureSummary summary = FailureSummary.of(cause);
		RunRecoveryStarted started = new RunRecoveryStarted(summary, this.meta.next(summary));
		this.delivery.publish(started);
		this.downstream.next(started);
		this.progress.continued();
		this.meta.origin(EventOrigin.RECOVERED);
		read(new Recovery(this.services, this.settings.timeouts().unreachable(), this.delivered, this.meta)
			.open(String.valueOf(run.threadId()), String.valueOf(run.runId())));
	}

	private boolean isRecoverable(boolean existed) {
		RunReference run = this.meta.run();
		return this.settings.recovers() && this.recovering == null && existed && run.threadId() != null
				&& run.runId() != null;
	}

	private boolean take(Segment current, EventBatch batch) {
		AssistantStreamEvent event;
		try {
			this.meta.receivedAt(batch.receivedAt());
			event = batch.next();
		}
		catch (LimitExceededException ex) {
			abort(ex);
			return true;
		}
		if (event == null) {
			if (batch instanceof RecoveredBatch recovered) {
				this.progress.lookedUp(recovered.run());
			}
			current.requestNext();
			return true;
		}
		this.clock.event();
		this.progress.accept(event, this.meta.run().runId());
		this.report.accept(event, this.clock);
		this.delivered.accept(event);
		this.functions.accept(event);
		RunOutcome known = this.progress.finalOutcome();
		if (known != null) {
			this.decided = known;
		}
		this.delivery.publish(event);
		this.downstream.next(event);
		if (this.progress.isDone()) {
			segmentEnded(current);
		}
		else if (this.progress.isClosing()) {
			this.clock.closing();
		}
		return true;
	}

	// Wait, unless a limit of time is crossed.
	// @return whether there is nothing to do but wait
	private boolean mustWait(Segment current) {
		if (current.isAccepted()) {
			this.clock.waiting();
		}
		RunClock.Limit limit = this.clock.crossed();
		if (limit == null) {
			return true;
		}
		if (limit == RunClock.Limit.RUN) {
			tookTooLong();
			return false;
		}
		if (this.progress.isClosing()) {
			segmentEnded(current);
			return false;
		}
		current.cancel();
		AssistantsException cause = Causes.tooQuiet(limit, this.settings.timeouts());
		if (isRecoverable(true)) {
			lose(cause);
			return false;
		}
		finish(RunOutcome.LOST, cause);
		return false;
	}

	private void tookTooLong() {
		abort(Causes.tooLong(this.settings.timeouts()));
	}

	private void segmentEnded(Segment current) {
		RunOutcome outcome = this.progress.outcomeAtEnd();
		current.detach(this.settings.timeouts().close(), this.services.timer());
		if (outcome == RunOutcome.REQUIRES_ACTION
				&& (continueWith(this.delivery.takeAnswer()) || this.functions.ask())) {
			return;
		}
		if (outcome != null) {
			finish(outcome, null);
			return;
		}
		AssistantsException cause = Endings.cause(current.failure(), this.progress.error());
		if (this.recovering != null) {
			// Why it could not be recovered belongs to why it had to be
			this.recovering.addSuppressed(cause);
			finish(RunOutcome.LOST, this.recovering);
			return;
		}
		boolean existed = current.isAccepted() || this.continued;
		if (isRecoverable(existed)) {
			lose(cause);
			return;
		}
		finish(Endings.outcome(current.failure(), existed), cause);
	}

	private boolean listen(FunctionRounds.Round round) {
		this.segment = null;
		this.clock.working();
		ToolOutputs outputs = round.outputs();
		AssistantsException failure = round.failure();
		RunLifecycleEvent event = round.next(this.meta);
		if (event != null) {
			this.delivery.publish(event);
			this.downstream.next(event);
			return true;
		}
		if (outputs == null && failure == null) {
			return false;
		}
		this.functions.close();
		if (failure != null) {
			abort(failure);
		}
		else {
			continueWith(outputs);
		}
		return true;
	}

	private boolean continueWith(@Nullable ActionAnswer answer) {
		RunReference run = this.meta.run();
		if (answer == null || run.threadId() == null || run.runId() == null) {
			return false;
		}
		this.progress.continued();
		this.continued = true;
		this.next = new SubmitToolOutputs(run.threadId(), run.runId(), answer);
		this.segment = null;
		return true;
	}

	private void endHere() {
		this.functions.cancel();
		Segment current = this.segment;
		if (current != null && this.decided != null) {
			segmentEnded(current);
			return;
		}
		cancelSegment();
		AssistantsException failure = this.abort.get();
		AssistantsException cause = (failure != null) ? failure : Causes.disposed();
		RunOutcome outcome = (this.unwanted || failure == null) ? outcomeAtServer() : null;
		if (outcome != null) {
			finish(outcome, null);
		}
		else {
			finishHere(cause);
		}
	}

	// Return whether there is nothing to do but wait for the server.
	private boolean isCancelling() {
		RunReference run = this.meta.run();
		boolean unsent = this.next != null && !this.continued;
		if (this.cancellation == null && this.settings.cancelRuns() && this.decided == null && !unsent
				&& run.threadId() != null && run.runId() != null) {
			cancelSegment();
			this.functions.cancel();
			this.cancellation = Cancellation.start(this.services.backend(), run.threadId(), run.runId(), this.services,
					this.settings.timeouts().cancel(), this.drain::wake);
		}
		return this.cancellation != null && !this.cancellation.isOver();
	}

	private @Nullable RunOutcome outcomeAtServer() {
		RunObject last = (this.cancellation != null) ? this.cancellation.run() : null;
		if (last == null) {
			return null;
		}
		this.progress.lookedUp(last);
		return RunProgress.outcomeOf(last);
	}

	private void finishHere(AssistantsException failure) {
		RunOutcome known = this.decided;
		finish((known != null) ? known : RunOutcome.ABORTED, (known != null) ? null : failure);
	}

	private void finish(RunOutcome outcome, @Nullable AssistantsException cause) {
		this.delivery.publish(end(outcome, cause));
		this.downstream.settle();
	}

	private RunFinished end(RunOutcome outcome, @Nullable AssistantsException cause) {
		this.ended = true;
		this.wakeUp.cancel();
		this.slot.giveBack();
		this.meta.receivedAt(Instant.now());
		RunSummary summary = this.report.summary(outcome, cause, this.progress.run(), this.clock);
		RunFinished finished = new RunFinished(summary, this.meta.next(summary));
		this.downstream.owe(finished, cause);
		return finished;
	}

	@Override
	public void rejected(RejectedExecutionException ex) {
		Segment current = this.segment;
		if (current != null) {
			current.cancel();
		}
		this.functions.cancel();
		if (!this.ended) {
			RunOutcome known = this.decided;
			RunFinished finished = (known != null) ? end(known, null) : end(RunOutcome.ABORTED, Causes.shutdown(ex));
			logger.warn("The application is shutting down: run " + finished.meta().runId()
					+ " could not be published to its end, its outcome here is " + finished.outcome());
		}
		this.downstream.settle();
	}

}
