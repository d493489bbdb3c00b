package io.github.openaiassistants.run;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

import io.github.openaiassistants.backend.EventBatch;
import io.github.openaiassistants.backend.RunBackend;
import io.github.openaiassistants.backend.RunCommand;
import io.github.openaiassistants.backend.RunCommand.CreateRun;
import io.github.openaiassistants.backend.RunCommand.SubmitToolOutputs;
import io.github.openaiassistants.event.EventOrigin;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.AssistantsException;
import io.github.openaiassistants.model.ActionAnswer;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.observation.ObservedRun;
import io.github.openaiassistants.observation.ObservedSegment;
import io.github.openaiassistants.observation.RunSegmentObservationContext.Kind;
import io.github.openaiassistants.observation.RunSegmentObservationContext.Result;

/**
 * The streams of a logical run, one after the other: the first, those that follow
 * answers, and what look-ups bring in the place of one that was lost. Decides what comes
 * after a stream that ended without telling how the run ended. Used by the drain, except
 * where it says otherwise.
 */
final class RunStreams {

	private final RunServices services;

	private final RunSettings settings;

	private final RunMeta meta;

	private final Delivered delivered;

	private final Context context;

	private final Runnable signal;

	private final ObservedRun observed;

	private volatile @Nullable Segment segment;

	// Of the stream that is read
	private @Nullable ObservedSegment reading;

	// What is to be sent next
	private @Nullable RunCommand next;

	private @Nullable RunCommand sent;

	private boolean followed;

	private boolean continued;

	private int attempts;

	// Why the run must be looked up, until that begins
	private @Nullable AssistantsException lost;

	// Why the run is being looked up
	private volatile @Nullable AssistantsException recovering;

	private @Nullable Inquiry<Optional<RunObject>> search;

	private @Nullable AssistantsException searching;

	private @Nullable Inquiry<Long> pause;

	// Whether the look-ups brought nothing new
	private boolean unchanged;

	/**
	 * Begin.
	 * @param services what it works with
	 * @param settings how runs are handled
	 * @param meta knows the ids of the run
	 * @param delivered knows what was delivered
	 * @param first what to send first, or {@code null} to follow a run that is under way
	 * @param observed the run as it is observed
	 * @param context the context of its requests
	 * @param signal called on any thread when there is something new
	 */
	RunStreams(RunServices services, RunSettings settings, RunMeta meta, Delivered delivered,
			@Nullable RunCommand first, ObservedRun observed, Context context, Runnable signal) {
		this.services = services;
		this.settings = settings;
		this.meta = meta;
		this.delivered = delivered;
		this.next = first;
		this.observed = observed;
		this.context = context;
		this.signal = signal;
	}

	/**
	 * Close the connection. Called on any thread.
	 */
	void cancel() {
		Segment current = this.segment;
		if (current != null) {
			current.cancel();
		}
	}

	/**
	 * Close the connection and ask the server nothing more.
	 */
	void end() {
		cancel();
		stopReading(Result.CLOSED, null);
		for (Inquiry<?> inquiry : Arrays.asList(this.search, this.pause)) {
			if (inquiry != null) {
				inquiry.cancel();
			}
		}
	}

	/**
	 * Return whether the run is being looked up. Called on any thread.
	 * @return whether it is
	 */
	boolean isRecovering() {
		return this.recovering != null;
	}

	/**
	 * Return the stream that is read.
	 * @return the stream, or {@code null} when there is none at the moment
	 */
	@Nullable Segment current() {
		return this.segment;
	}

	/**
	 * Return whether the server may know of the run.
	 * @return whether anything was sent, or the run was there before
	 */
	boolean isKnownToServer() {
		return this.sent != null || this.next == null;
	}

	/**
	 * Return whether the run can be found at the server when its id is not known.
	 * @return whether it carries its client run id there
	 */
	boolean isMarked() {
		if (this.sent == null) {
			return this.next == null && this.settings.recovery().marksRuns();
		}
		return this.sent instanceof CreateRun create && create.request().metadata() != null
				&& this.meta.run().clientRunId().equals(create.request().metadata().get(RunBackend.CLIENT_RUN_ID));
	}

	/**
	 * Return whether nothing can be done before a question is answered or a pause is
	 * over.
	 * @return whether to wait
	 */
	boolean isWaiting() {
		return (this.search != null && !this.search.isOver()) || (this.pause != null && !this.pause.isOver());
	}

	/**
	 * Draw the conclusion from a search that is over. A run that is only followed is
	 * begun to be looked for.
	 * @return how the run ends, or {@code null} when it goes on
	 */
	@Nullable Verdict conclude() {
		if (this.next == null && this.sent == null && !this.followed) {
			this.followed = true;
			return findOut(Causes.followed());
		}
		Inquiry<Optional<RunObject>> over = this.search;
		AssistantsException cause = this.searching;
		if (over == null || cause == null) {
			return null;
		}
		this.search = null;
		this.searching = null;
		Optional<RunObject> found = over.answer();
		if (found == null) {
			return new Verdict(RunOutcome.LOST, because(cause, over.failure()));
		}
		if (found.isPresent()) {
			this.meta.learn(found.get());
			this.lost = cause;
			return null;
		}
		return repeat(cause) ? null
				: new Verdict(Endings.isRepeatable(cause) ? RunOutcome.REFUSED : RunOutcome.LOST, cause);
	}

	// Send again what surely had no effect, if the server said so itself
	private boolean repeat(AssistantsException cause) {
		Duration asked = (cause instanceof ApiException refused) ? refused.error().retryAfter() : null;
		Duration wait = (asked != null) ? asked : Duration.ZERO;
		if (!Endings.isRepeatable(cause) || this.attempts >= this.settings.recovery().attempts()
				|| wait.compareTo(this.settings.recovery().longestPause()) > 0) {
			return false;
		}
		this.next = this.sent;
		this.services.meters().retried(ObservedInput.operation(this.sent), cause);
		this.pause = Inquiry.start(Mono.delay(wait, this.services.timer()), this.signal);
		return true;
	}

	/**
	 * Return why the run must be looked up now.
	 * @return the cause, or {@code null} when it is known how to go on
	 */
	@Nullable AssistantsException lost() {
		return this.lost;
	}

	/**
	 * Send what is to be sent next, and read the answer.
	 */
	void open() {
		RunCommand command = this.next;
		if (command == null) {
			throw new IllegalStateException("There is no stream to open");
		}
		this.sent = command;
		this.next = null;
		this.recovering = null;
		this.attempts++;
		this.meta.origin(EventOrigin.STREAM);
		read(ObservedInput.kind(command), this.services.backend().open(command, this.meta));
	}

	/**
	 * Look the run up.
	 */
	void recover() {
		RunReference run = this.meta.run();
		this.recovering = this.lost;
		this.lost = null;
		this.unchanged = false;
		this.meta.origin(EventOrigin.RECOVERED);
		String threadId = String.valueOf(run.threadId());
		String runId = String.valueOf(run.runId());
		RecoverySettings recovery = this.settings.recovery();
		read(Kind.LOOK_UP,
				recovery.watches()
						? new Watching(this.services, recovery, this.delivered, this.meta).open(threadId, runId)
						: new Recovery(this.services, recovery, this.delivered, this.meta).open(threadId, runId));
	}

	private void read(Kind kind, Flux<EventBatch> stream) {
		Segment opened = new Segment(this.signal);
		this.segment = opened;
		ObservedSegment begun = this.observed.segment(this.meta.run(), kind);
		this.reading = begun;
		begun.run(() -> stream.contextWrite(begun.within(this.context)).subscribe(opened));
	}

	private void stopReading(Result result, @Nullable AssistantsException cause) {
		ObservedSegment read = this.reading;
		if (read == null) {
			return;
		}
		this.reading = null;
		read.stop(result, cause);
		if (this.recovering != null) {
			this.services.meters().recoveryEnded(result);
		}
	}

	/**
	 * The run goes on with an answer to what it waited for.
	 * @param answer the answer, or {@code null} when nobody gave one
	 * @return whether it goes on
	 */
	boolean continueWith(@Nullable ActionAnswer answer) {
		RunReference run = this.meta.run();
		if (answer == null || run.threadId() == null || run.runId() == null) {
			return false;
		}
		this.continued = true;
		this.attempts = 0;
		this.next = new SubmitToolOutputs(run.threadId(), run.runId(), answer);
		return true;
	}

	/**
	 * Stop reading the present stream.
	 * @param cause why it told nothing, or {@code null} when it told how the run goes on
	 */
	void leave(@Nullable AssistantsException cause) {
		Segment over = this.segment;
		if (over != null) {
			this.segment = null;
			stopReading((cause != null) ? Result.LOST : Result.TOLD, cause);
			over.detach(this.settings.timeouts().close(), this.services.timer());
		}
	}

	/**
	 * Take note of what look-ups brought.
	 * @param batch the events, all delivered
	 */
	void recovered(RecoveredBatch batch) {
		this.unchanged = batch.isEmpty();
	}

	/**
	 * A stream has told how the run ended or that it waits, and nobody here answers.
	 * @param outcome what it told
	 * @return how the run ends, or {@code null} when it goes on
	 */
	@Nullable Verdict told(RunOutcome outcome) {
		AssistantsException cause = this.recovering;
		if (outcome != RunOutcome.REQUIRES_ACTION || cause == null || !this.unchanged) {
			return new Verdict(outcome, null);
		}
		// It still waits for what was sent
		return repeat(cause) ? null : new Verdict(outcome, cause);
	}

	/**
	 * A stream is over and has not told how the run ended.
	 * @param accepted whether the server began to answer
	 * @param cause how it ended
	 * @return how the run ends, or {@code null} when it goes on
	 */
	@Nullable Verdict lost(boolean accepted, AssistantsException cause) {
		AssistantsException former = this.recovering;
		if (former != null) {
			return new Verdict(RunOutcome.LOST, because(former, cause));
		}
		if (!accepted && !this.continued && Endings.isRefusal(cause)) {
			return new Verdict(RunOutcome.REFUSED, cause);
		}
		return this.settings.recovery().enabled() ? findOut(cause) : new Verdict(RunOutcome.LOST, cause);
	}

	/**
	 * Find out what became of the run.
	 * @param cause why that is not known
	 * @return how the run ends, or {@code null} when it can be found out
	 */
	private @Nullable Verdict findOut(AssistantsException cause) {
		RunReference run = this.meta.run();
		if (run.threadId() == null || (run.runId() == null && !isMarked())) {
			return new Verdict(RunOutcome.LOST, cause);
		}
		if (run.runId() != null) {
			this.lost = cause;
		}
		else {
			search(run.threadId(), cause);
		}
		return null;
	}

	private void search(String threadId, AssistantsException cause) {
		this.searching = cause;
		this.search = Inquiry.start(new Search(this.services, this.settings.recovery().unreachable())
			.find(threadId, this.meta.run().clientRunId())
			.contextWrite(this.context), this.signal);
	}

	// Why it could not be learned belongs to why it had to be
	private static AssistantsException because(AssistantsException cause, @Nullable Throwable failure) {
		if (failure != null && failure != cause) {
			cause.addSuppressed(failure);
		}
		return cause;
	}

}
