package io.github.openaiassistants.run;

import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

import io.github.openaiassistants.backend.EventBatch;
import io.github.openaiassistants.backend.RunCommand;
import io.github.openaiassistants.backend.RunCommand.SubmitToolOutputs;
import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.FailureSummary;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunLifecycleEvent;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.RunRecoveryStarted;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.event.RunSummary;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.failure.AssistantsException;
import io.github.openaiassistants.failure.LimitExceededException;
import io.github.openaiassistants.function.CallingRun;
import io.github.openaiassistants.model.ToolOutputs;
import io.github.openaiassistants.observation.ContextCapture;
import io.github.openaiassistants.observation.ObservedRun;
import io.github.openaiassistants.observation.RunContext;
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
	 * Nanoseconds for which events are delivered before other runs get their turn.
	 */
	private static final long TURN = 1_000_000;

	/**
	 * Steps between two looks at the clock, which cost as much as one step.
	 */
	private static final int STEPS = 32;

	/**
	 * Characters of unfinished messages that are remembered, so that the rest of them can
	 * be told when the stream is lost.
	 */
	private static final int REMEMBERED = 4 * 1024 * 1024;

	private final RunServices services;

	private final RunSettings settings;

	private final ObservedRun observed;

	private final RunContext context;

	private final Downstream downstream;

	private final SerialDrain drain;

	private final RunMeta meta;

	private final RunClock clock;

	private final RunProgress progress;

	private final RunReport report;

	private final Delivered delivered;

	private final Delivery delivery;

	private final RunStreams streams;

	private final FunctionRounds functions;

	private final RunEntry entry;

	private final Termination termination;

	private final WakeUp wakeUp;

	private final Worker worker = new Worker();

	private final AtomicBoolean ended = new AtomicBoolean();

	/**
	 * What the server decided, once it has: nothing changes it any more.
	 */
	private volatile @Nullable RunOutcome decided;

	/**
	 * Since when the server is waited for, or 0 when it is not.
	 */
	private volatile long quietSince;

	private volatile boolean entered;

	LogicalRun(RunServices services, RunSettings settings, RunReference reference, @Nullable RunCommand command,
			@Nullable LiveRun takenOver, Subscriber<? super AssistantsEvent> subscriber) {
		this.services = services;
		this.settings = settings;
		ContextView subscribed = ContextCapture.contextOf(subscriber);
		this.observed = services.observations().start(reference, ObservedInput.of(command), subscribed);
		this.context = services.contexts().capture(this.observed.within(subscribed));
		this.downstream = new Downstream(subscriber, (failure) -> abort(Causes.subscriberFailed(failure)));
		this.drain = new SerialDrain(services.executor(), this);
		this.meta = new RunMeta(reference, Instant.now());
		this.clock = new RunClock(settings.timeouts(), System::nanoTime);
		this.progress = new RunProgress(settings.recovery().watches());
		this.report = new RunReport(services.snapshot());
		this.delivered = (command instanceof SubmitToolOutputs submit)
				? Delivered.ofContinuedRun(REMEMBERED, submit.answer()) : Delivered.ofNewRun(REMEMBERED);
		this.delivery = new Delivery(services, settings.publish(), this::listenerFailed);
		this.streams = new RunStreams(services, settings, this.meta, this.delivered, command, this.observed,
				this.context.reactorContext(), this.drain::wake);
		this.functions = new FunctionRounds(services.functions(), settings.maxRounds(),
				new CallingRun(this.context::wrap, this.observed), this.drain::wake);
		this.wakeUp = new WakeUp(services.timer(), this.drain::wake);
		this.entry = new RunEntry(services.registry(), takenOver);
		this.termination = new Termination(services, settings, this.streams, this.meta, this.context.reactorContext(),
				this.drain::wake);
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
		if (this.termination.begin(failure)) {
			interrupted();
		}
	}

	/**
	 * End the run because the application does not want it any more, unless it has ended.
	 */
	void giveUp() {
		if (this.termination.giveUp()) {
			interrupted();
		}
	}

	/**
	 * End the run because the application ends, unless it has ended.
	 */
	void shutDown() {
		if (this.termination.shutDown()) {
			interrupted();
		}
	}

	private void interrupted() {
		closeConnection();
		this.drain.wake();
	}

	/**
	 * Return whether this is the run of an id. Called on any thread.
	 * @param clientRunId the id that a run has here
	 * @return whether it is the one of this run
	 */
	boolean isNamed(String clientRunId) {
		return this.meta.run().clientRunId().equals(clientRunId);
	}

	/**
	 * Tell how far the run is. Called on any thread.
	 * @return the state of the run
	 */
	RunActivity activity() {
		boolean ends = this.termination.isBegun() || this.ended.get();
		String state = RunActivity.state(ends, this.settings.recovery().watches(), this.streams.isRecovering(),
				this.progress.run());
		long events = this.meta.events();
		return new RunActivity(this.meta.run(), state, this.clock.sinceStart(), events,
				(events > 0) ? this.meta.receivedAt() : null);
	}

	/**
	 * Return for how long nothing has come from the server. Called on any thread.
	 * @return the time in nanoseconds, 0 while there is something to do here
	 */
	long quietFor() {
		long since = this.quietSince;
		return (since != 0) ? System.nanoTime() - since : 0;
	}

	/**
	 * End at last: wait for the server no longer, and interrupt a listener.
	 */
	void hurry() {
		this.termination.hurry();
		this.worker.interrupt();
		this.drain.wake();
	}

	/**
	 * Cancel the run at the server although a listener does not return.
	 * @return completes when the server has answered, at once when there is nothing to
	 * cancel
	 */
	Mono<Void> cancelAtServer() {
		return (this.decided != null) ? Mono.empty() : this.termination.cancelAtServer();
	}

	/**
	 * End although a listener does not return: its run is over, nothing of it is
	 * published any more.
	 */
	void abandon() {
		if (this.ended.compareAndSet(false, true)) {
			RunFinished finished = leave(verdictHere(this.termination.verdict(this.progress)));
			logger.warn("The application is shutting down and a listener did not return: the outcome of run "
					+ finished.meta().runId() + " here is " + finished.outcome());
			this.downstream.abandon(finished);
			forget(finished);
		}
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
			interrupted();
		}
	}

	// When the outcome is known, the little that is left is rather read to its end
	private void closeConnection() {
		if (!this.ended.get() && this.decided == null) {
			this.streams.cancel();
		}
	}

	@Override
	public boolean drain() {
		this.worker.enter();
		try {
			return turnWithinContext();
		}
		// A fault of ours: the run still ends, once
		catch (Throwable ex) {
			this.streams.end();
			this.functions.cancel();
			finish(verdictHere(new Verdict(RunOutcome.ABORTED, Causes.fault(ex))));
			Exceptions.throwIfJvmFatal(ex);
			return false;
		}
		finally {
			this.worker.leave();
		}
	}

	private boolean turnWithinContext() {
		RunContext.Scope scope = this.context.open();
		try {
			return turn();
		}
		finally {
			scope.close();
		}
	}

	private boolean turn() {
		long start = System.nanoTime();
		while (true) {
			for (int i = 0; i < STEPS; i++) {
				if (!step()) {
					// A cancellation watches its own time
					if (!this.ended.get() && !this.termination.isCancelling()) {
						this.wakeUp.within(this.clock.untilNext());
					}
					return false;
				}
			}
			if (System.nanoTime() - start >= TURN) {
				return true;
			}
		}
	}

	/**
	 * Do the next thing.
	 * @return whether it is worth asking again at once
	 */
	private boolean step() {
		if (this.ended.get()) {
			this.downstream.settle();
			return false;
		}
		if (this.downstream.isDisposed() || this.termination.isBegun()) {
			return !endHere();
		}
		if (this.wakeUp.hasFired() && this.clock.isOver()) {
			tookTooLong();
			return true;
		}
		if (!this.downstream.wantsMore()) {
			this.clock.working();
			return false;
		}
		FunctionRounds.Round round = this.functions.round();
		if (round != null) {
			return listen(round);
		}
		Segment current = this.streams.current();
		if (current == null) {
			return advance();
		}
		boolean terminated = current.isTerminated();
		EventBatch batch = current.batch();
		if (batch != null) {
			this.clock.working();
			notQuiet();
			return take(current, batch);
		}
		if (terminated) {
			streamEnded(current);
			return true;
		}
		return !mustWait(current);
	}

	// There is no stream: open the next.
	private boolean advance() {
		AssistantsException refusal = this.entered ? null : enter();
		if (refusal != null) {
			finish(new Verdict(RunOutcome.REFUSED, refusal));
			return true;
		}
		if (this.streams.isWaiting()) {
			this.clock.working();
			return false;
		}
		Verdict verdict = this.streams.conclude();
		if (verdict != null) {
			finish(verdict);
		}
		else if (!this.streams.isWaiting()) {
			openNext();
		}
		return true;
	}

	private @Nullable AssistantsException enter() {
		AssistantsException refusal = this.services.runs().enter(this, this.entry.isTakenOver());
		if (refusal == null) {
			this.entered = true;
			this.services.meters().runStarted();
			this.entry.begin(this.meta.run());
		}
		return refusal;
	}

	private void openNext() {
		this.progress.continued();
		this.clock.opened();
		AssistantsException lost = this.streams.lost();
		if (lost != null) {
			tellRecovery(lost);
			this.streams.recover();
		}
		else {
			this.streams.open();
		}
		if (this.termination.isBegun() || this.downstream.isDisposed()) {
			this.streams.cancel();
		}
	}

	private void tellRecovery(AssistantsException cause) {
		this.meta.receivedAt(Instant.now());
		FailureSummary summary = FailureSummary.of(cause);
		tell(new RunRecoveryStarted(summary, this.meta.next(summary)));
	}

	private void tell(AssistantsEvent event) {
		this.delivery.publish(event);
		this.downstream.next(event);
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
				this.streams.recovered(recovered);
			}
			current.requestNext();
			return true;
		}
		note(event);
		tell(event);
		if (this.progress.isDone()) {
			streamEnded(current);
		}
		else if (this.progress.isClosing()) {
			this.clock.closing();
		}
		return true;
	}

	private void note(AssistantStreamEvent event) {
		this.clock.event();
		this.delivered.accept(event);
		// A piece of text says nothing about the run
		if (!(event instanceof ThreadMessageDelta)) {
			noteRun(event);
		}
		try {
			this.report.accept(event, this.clock);
		}
		catch (LimitExceededException ex) {
			abort(ex);
		}
	}

	private void noteRun(AssistantStreamEvent event) {
		this.progress.accept(event, this.meta.run().runId());
		this.functions.accept(event);
		this.entry.accept(event, this.meta.run());
		RunOutcome known = this.progress.finalOutcome();
		if (known != null) {
			this.decided = known;
		}
	}

	// A write that other threads see costs more than a look
	private void notQuiet() {
		if (this.quietSince != 0) {
			this.quietSince = 0;
		}
	}

	// Wait, unless a limit of time is crossed.
	// @return whether there is nothing to do but wait
	private boolean mustWait(Segment current) {
		this.quietSince = (this.quietSince != 0) ? this.quietSince : System.nanoTime();
		if (current.isAccepted()) {
			this.clock.waiting();
		}
		RunClock.Limit limit = this.clock.crossed();
		if (limit == null) {
			return true;
		}
		if (limit == RunClock.Limit.RUN) {
			tookTooLong();
		}
		else if (this.progress.isClosing()) {
			streamEnded(current);
		}
		else {
			AssistantsException cause = Causes.tooQuiet(limit, this.settings.timeouts());
			current.cancel();
			this.streams.leave(cause);
			finishUnlessNull(this.streams.lost(true, cause));
		}
		return false;
	}

	private void tookTooLong() {
		abort(Causes.tooLong(this.settings.timeouts()));
	}

	private void streamEnded(Segment over) {
		RunOutcome outcome = this.progress.outcomeAtEnd();
		if (outcome == null) {
			AssistantsException cause = Endings.cause(over.failure(), this.progress.error());
			this.streams.leave(cause);
			finishUnlessNull(this.streams.lost(over.isAccepted(), cause));
			return;
		}
		this.streams.leave(null);
		if (outcome == RunOutcome.REQUIRES_ACTION
				&& (this.streams.continueWith(this.delivery.takeAnswer()) || askFunctions())) {
			return;
		}
		finishUnlessNull(this.streams.told(outcome));
	}

	private boolean askFunctions() {
		return !this.entry.sparesFunctions()
				&& this.functions.ask(this.clock.end(), () -> this.entry.functionsStarted(true));
	}

	private boolean listen(FunctionRounds.Round round) {
		this.clock.working();
		notQuiet();
		ToolOutputs outputs = round.outputs();
		AssistantsException failure = round.failure();
		RunLifecycleEvent event = round.next(this.meta);
		if (event != null) {
			tell(event);
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
			this.streams.continueWith(outputs);
		}
		return true;
	}

	// @return whether there is nothing to do but wait for the server
	private boolean endHere() {
		Segment current = this.streams.current();
		if (current != null && this.decided != null) {
			streamEnded(current);
			return false;
		}
		this.functions.cancel();
		if (this.decided == null && this.termination.awaitsServer()) {
			return true;
		}
		this.streams.end();
		finish(verdictHere(this.termination.verdict(this.progress)));
		return false;
	}

	// What the server decided before counts
	private Verdict verdictHere(Verdict verdict) {
		RunOutcome known = this.decided;
		return (known != null) ? new Verdict(known, null) : verdict;
	}

	private void finishUnlessNull(@Nullable Verdict verdict) {
		if (verdict != null) {
			finish(verdict);
		}
	}

	private void finish(Verdict verdict) {
		if (this.ended.compareAndSet(false, true)) {
			RunFinished finished = leave(verdict);
			this.delivery.publish(finished);
			this.downstream.settle();
			forget(finished);
		}
	}

	// Not before its end has been told: who dies meanwhile leaves it to a successor
	private void forget(RunFinished finished) {
		this.entry.end(finished.outcome() == RunOutcome.ABORTED && this.termination.leavesToSuccessor());
		this.services.runs().leave(this, this.settings.recovery().watches() ? null : RunEnd.of(finished));
	}

	private RunFinished leave(Verdict verdict) {
		this.wakeUp.cancel();
		if (this.entered) {
			this.services.runs().makeRoom();
			this.services.meters().runEnded();
		}
		this.meta.receivedAt(Instant.now());
		RunSummary summary = this.report.summary(verdict, this.progress.run(), this.clock);
		RunFinished finished = new RunFinished(summary, this.meta.next(summary));
		this.observed.stop(finished.meta().run(), summary);
		this.downstream.owe(finished, verdict.failure());
		return finished;
	}

	@Override
	public void rejected(RejectedExecutionException ex) {
		this.streams.end();
		this.functions.cancel();
		if (this.ended.compareAndSet(false, true)) {
			RunFinished finished = leave(verdictHere(new Verdict(RunOutcome.ABORTED, Causes.shutdown(ex))));
			logger.warn("The application is shutting down: run " + finished.meta().runId()
					+ " could not be published to its end, its outcome here is " + finished.outcome());
			forget(finished);
		}
		this.downstream.settle();
	}

}
