package io.github.openaiassistants.run;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.DoneEvent;
import io.github.openaiassistants.event.ErrorEvent;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.RunStreamEvent;
import io.github.openaiassistants.event.ThreadRunCancelled;
import io.github.openaiassistants.event.ThreadRunCompleted;
import io.github.openaiassistants.event.ThreadRunExpired;
import io.github.openaiassistants.event.ThreadRunFailed;
import io.github.openaiassistants.event.ThreadRunIncomplete;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.model.ErrorObject;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStatus;

/**
 * What the events of a logical run say about its state. Pure: it is told the events in
 * order and asked at the end of a stream.
 */
final class RunProgress {

	private final boolean watches;

	// Read by any thread
	private volatile @Nullable RunObject run;

	private @Nullable RunOutcome outcome;

	private @Nullable ErrorObject error;

	private boolean done;

	// Whether the stream at hand described the run
	private boolean described;

	RunProgress() {
		this(false);
	}

	/**
	 * Begin to follow a run.
	 * @param watches whether others work on it: then it goes on when it waits for them
	 */
	RunProgress(boolean watches) {
		this.watches = watches;
	}

	/**
	 * Take note of an event.
	 * @param event the event
	 * @param runId the id of this run, if known
	 */
	void accept(AssistantStreamEvent event, @Nullable String runId) {
		if (this.watches && (event instanceof ThreadRunRequiresAction || event instanceof DoneEvent)) {
			return;
		}
		if (event instanceof RunStreamEvent runEvent) {
			RunObject data = runEvent.data();
			// An event of another run on this stream says nothing about this one
			if (data.id().isEmpty() || runId == null || runId.equals(data.id())) {
				accept(runEvent, data);
			}
		}
		else if (event instanceof ErrorEvent errorEvent) {
			this.error = (this.error != null) ? this.error : errorEvent.data();
		}
		else if (event instanceof DoneEvent) {
			this.done = true;
		}
	}

	private void accept(RunStreamEvent event, RunObject data) {
		if (this.outcome != null) {
			return;
		}
		this.run = data;
		this.described = true;
		RunOutcome named = byName(event);
		if (named != null) {
			this.outcome = combine(named, byStatus(data), data);
		}
	}

	// The status decides, but success needs both name and status, and an answer that was
	// cut is none.
	private static RunOutcome combine(RunOutcome named, @Nullable RunOutcome status, RunObject data) {
		RunOutcome outcome = (status == null || status == RunOutcome.COMPLETED) ? named : status;
		return (outcome == RunOutcome.COMPLETED && data.incompleteDetails() != null) ? RunOutcome.INCOMPLETE : outcome;
	}

	private static @Nullable RunOutcome byName(RunStreamEvent event) {
		if (event instanceof ThreadRunCompleted) {
			return RunOutcome.COMPLETED;
		}
		if (event instanceof ThreadRunRequiresAction) {
			return RunOutcome.REQUIRES_ACTION;
		}
		if (event instanceof ThreadRunIncomplete) {
			return RunOutcome.INCOMPLETE;
		}
		if (event instanceof ThreadRunFailed) {
			return RunOutcome.FAILED;
		}
		if (event instanceof ThreadRunCancelled) {
			return RunOutcome.CANCELLED;
		}
		return (event instanceof ThreadRunExpired) ? RunOutcome.EXPIRED : null;
	}

	/**
	 * Return what a run says about its outcome when it is looked up.
	 * @param run the run
	 * @return the outcome, or {@code null} when its status tells none
	 */
	static @Nullable RunOutcome outcomeOf(RunObject run) {
		RunOutcome status = byStatus(run);
		return (status != null) ? combine(status, status, run) : null;
	}

	private static @Nullable RunOutcome byStatus(RunObject run) {
		RunStatus status = run.status();
		if (status == null) {
			return null;
		}
		return switch (status.value()) {
			case "completed" -> RunOutcome.COMPLETED;
			case "requires_action" -> RunOutcome.REQUIRES_ACTION;
			case "incomplete" -> RunOutcome.INCOMPLETE;
			case "failed" -> RunOutcome.FAILED;
			case "cancelled" -> RunOutcome.CANCELLED;
			case "expired" -> RunOutcome.EXPIRED;
			default -> null;
		};
	}

	/**
	 * Return what the stream said about the outcome so far.
	 * @return the outcome, {@link RunOutcome#REQUIRES_ACTION} included, or {@code null}
	 */
	@Nullable RunOutcome outcome() {
		return this.outcome;
	}

	/**
	 * Return the outcome once nothing can change it any more, whatever the stream does.
	 * @return the outcome of a run that is over at the server, or {@code null}
	 */
	@Nullable RunOutcome finalOutcome() {
		return (this.outcome != RunOutcome.REQUIRES_ACTION) ? this.outcome : null;
	}

	/**
	 * Return the outcome when the stream is over: a final status counts even if no final
	 * event brought it.
	 * @return the outcome, or {@code null} when the stream did not tell
	 */
	@Nullable RunOutcome outcomeAtEnd() {
		RunObject last = this.run;
		if (this.outcome == null && last != null && this.described) {
			this.outcome = outcomeOf(last);
		}
		return this.outcome;
	}

	/**
	 * Return the run as described last.
	 * @return the run, or {@code null} when it was never described
	 */
	@Nullable RunObject run() {
		return this.run;
	}

	/**
	 * Take note of the run as it was looked up.
	 * @param last the run
	 */
	void lookedUp(RunObject last) {
		this.run = last;
		this.described = true;
	}

	/**
	 * Return the error that the stream reported.
	 * @return the error, or {@code null} when there was none
	 */
	@Nullable ErrorObject error() {
		return this.error;
	}

	/**
	 * Return whether the end marker was seen: nothing after it counts.
	 * @return whether the stream is over
	 */
	boolean isDone() {
		return this.done;
	}

	/**
	 * Return whether nothing but the end marker is expected any more.
	 * @return whether the stream is about to end
	 */
	boolean isClosing() {
		return this.outcome != null || this.error != null;
	}

	/**
	 * The next stream of the run begins: tool outputs were submitted, or the former
	 * stream was lost.
	 */
	void continued() {
		this.outcome = null;
		this.error = null;
		this.done = false;
		this.described = false;
	}

}
