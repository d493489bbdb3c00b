package io.github.openaiassistants.snapshot;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.MessageStreamEvent;
import io.github.openaiassistants.event.RunSnapshot;
import io.github.openaiassistants.event.RunStepStreamEvent;
import io.github.openaiassistants.event.ThreadMessageCompleted;
import io.github.openaiassistants.event.ThreadMessageCreated;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadMessageInProgress;
import io.github.openaiassistants.event.ThreadMessageIncomplete;
import io.github.openaiassistants.event.ThreadRunStepCancelled;
import io.github.openaiassistants.event.ThreadRunStepCompleted;
import io.github.openaiassistants.event.ThreadRunStepCreated;
import io.github.openaiassistants.event.ThreadRunStepDelta;
import io.github.openaiassistants.event.ThreadRunStepExpired;
import io.github.openaiassistants.event.ThreadRunStepFailed;
import io.github.openaiassistants.event.ThreadRunStepInProgress;
import io.github.openaiassistants.failure.LimitExceededException;
import io.github.openaiassistants.model.MessageDelta;
import io.github.openaiassistants.model.MessageDeltaObject;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunStepObject;

/**
 * Adds up the messages and steps of one logical run from its events, continuations after
 * tool outputs included. No event is kept, and the cost is linear in what was received.
 * <p>
 * Five texts grow by appending: the value of a text, a refusal, the arguments of a
 * function, the input of the code interpreter and its logs. For everything else the last
 * value that is not {@code null} counts, so that ids and names which servers repeat with
 * each piece stay what they are. Parts, annotations, calls and outputs go to the slot of
 * their index, whatever the order; a part, call or output of another type starts its slot
 * anew. The payload that ends a message or step takes the place of what was added up, and
 * nothing is added to it any more; it only keeps the content when it says nothing about
 * it. What never ended stays as it was added up, also when its beginning was missed.
 * <p>
 * Not safe for use by several threads at a time.
 */
public final class SnapshotAccumulator {

	private final SnapshotBudget budget;

	private final DeltaMerge deltas;

	private final GrowingPayloads<MessageObject> messages;

	private final GrowingPayloads<RunStepObject> steps;

	private @Nullable LatestText latest;

	/**
	 * Create an accumulator for one logical run.
	 * @param json makes objects of what was added up; shared by all runs
	 * @param limit how many bytes may be retained. Counted are two for each character, 64
	 * for each JSON value and 256 for each message, step, part, call, annotation, output,
	 * list and text that is being added up
	 */
	public SnapshotAccumulator(AssistantsJson json, long limit) {
		SnapshotJson trees = new SnapshotJson(json);
		this.budget = new SnapshotBudget(limit);
		this.deltas = new DeltaMerge(trees);
		this.messages = new GrowingPayloads<>(PayloadType.MESSAGE, trees, this.budget);
		this.steps = new GrowingPayloads<>(PayloadType.STEP, trees, this.budget);
	}

	/**
	 * Add an event. Events that are about neither messages nor steps change nothing.
	 * @param event the event
	 * @throws LimitExceededException if more would be retained than the limit allows.
	 * There is no snapshot of this run then: what was added up is dropped, and every
	 * later call fails the same way
	 */
	public void accept(AssistantStreamEvent event) {
		this.budget.check();
		try {
			// Most are these
			if (event instanceof ThreadMessageDelta delta) {
				accept(delta);
			}
			else if (event instanceof MessageStreamEvent messageEvent) {
				accept(messageEvent);
			}
			else if (event instanceof RunStepStreamEvent stepEvent) {
				accept(stepEvent);
			}
		}
		catch (LimitExceededException ex) {
			this.latest = null;
			this.messages.clear();
			this.steps.clear();
			throw ex;
		}
	}

	private void accept(ThreadMessageDelta delta) {
		if (this.latest == null || !this.latest.append(delta.data())) {
			this.latest = merge(delta.data());
		}
	}

	private void accept(MessageStreamEvent event) {
		this.latest = null;
		if (event instanceof ThreadMessageCreated created) {
			this.messages.replace(created.data(), false);
		}
		else if (event instanceof ThreadMessageInProgress inProgress) {
			this.messages.replace(inProgress.data(), false);
		}
		else if (event instanceof ThreadMessageCompleted completed) {
			this.messages.replace(completed.data(), true);
		}
		else if (event instanceof ThreadMessageIncomplete incomplete) {
			this.messages.replace(incomplete.data(), true);
		}
	}

	private @Nullable LatestText merge(MessageDeltaObject piece) {
		AccumulatedObject message = this.messages.growing(piece.id());
		MessageDelta delta = piece.delta();
		return (message != null && delta != null) ? LatestText.of(piece, this.deltas.merge(delta, message)) : null;
	}

	private void accept(RunStepStreamEvent event) {
		if (event instanceof ThreadRunStepDelta delta) {
			AccumulatedObject step = this.steps.growing(delta.data().id());
			if (step != null && delta.data().delta() != null) {
				this.deltas.merge(delta.data().delta(), step);
			}
		}
		else if (event instanceof ThreadRunStepCreated created) {
			this.steps.replace(created.data(), false);
		}
		else if (event instanceof ThreadRunStepInProgress inProgress) {
			this.steps.replace(inProgress.data(), false);
		}
		else if (event instanceof ThreadRunStepCompleted completed) {
			this.steps.replace(completed.data(), true);
		}
		else if (event instanceof ThreadRunStepFailed failed) {
			this.steps.replace(failed.data(), true);
		}
		else if (event instanceof ThreadRunStepCancelled cancelled) {
			this.steps.replace(cancelled.data(), true);
		}
		else if (event instanceof ThreadRunStepExpired expired) {
			this.steps.replace(expired.data(), true);
		}
	}

	/**
	 * Return the messages and steps as they are now, each in the order in which the run
	 * first mentioned it. Later events do not change what is returned.
	 * @return the snapshot
	 * @throws LimitExceededException if the limit was crossed
	 */
	public RunSnapshot snapshot() {
		this.budget.check();
		return new RunSnapshot(this.messages.toList(), this.steps.toList());
	}

}
