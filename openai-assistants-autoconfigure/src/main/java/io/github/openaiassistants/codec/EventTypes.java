package io.github.openaiassistants.codec;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.DoneEvent;
import io.github.openaiassistants.event.ErrorEvent;
import io.github.openaiassistants.event.FunctionCallFailed;
import io.github.openaiassistants.event.FunctionCallFinished;
import io.github.openaiassistants.event.FunctionCallStarted;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunRecoveryStarted;
import io.github.openaiassistants.event.ThreadCreated;
import io.github.openaiassistants.event.ThreadMessageCompleted;
import io.github.openaiassistants.event.ThreadMessageCreated;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadMessageInProgress;
import io.github.openaiassistants.event.ThreadMessageIncomplete;
import io.github.openaiassistants.event.ThreadRunCancelled;
import io.github.openaiassistants.event.ThreadRunCancelling;
import io.github.openaiassistants.event.ThreadRunCompleted;
import io.github.openaiassistants.event.ThreadRunCreated;
import io.github.openaiassistants.event.ThreadRunExpired;
import io.github.openaiassistants.event.ThreadRunFailed;
import io.github.openaiassistants.event.ThreadRunInProgress;
import io.github.openaiassistants.event.ThreadRunIncomplete;
import io.github.openaiassistants.event.ThreadRunQueued;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.event.ThreadRunStepCancelled;
import io.github.openaiassistants.event.ThreadRunStepCompleted;
import io.github.openaiassistants.event.ThreadRunStepCreated;
import io.github.openaiassistants.event.ThreadRunStepDelta;
import io.github.openaiassistants.event.ThreadRunStepExpired;
import io.github.openaiassistants.event.ThreadRunStepFailed;
import io.github.openaiassistants.event.ThreadRunStepInProgress;
import io.github.openaiassistants.model.MessageDeltaObject;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStepDeltaObject;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.ThreadObject;

/**
 * The one table of names: every event with a JSON object as payload. {@code error} and
 * {@code done} are not in it, because their payload has no fixed form.
 */
final class EventTypes {

	private static final int SLOTS = 64;

	private static final String DELTA = ".delta";

	private static final Set<String> OTHERS = Set.of(ErrorEvent.NAME, DoneEvent.NAME, RunFinished.NAME,
			RunRecoveryStarted.NAME, FunctionCallStarted.NAME, FunctionCallFinished.NAME, FunctionCallFailed.NAME);

	private final List<EventType> all = List.of(
			EventType.of(ThreadCreated.NAME, ThreadObject.class, ThreadCreated::new),
			EventType.of(ThreadRunCreated.NAME, RunObject.class, ThreadRunCreated::new),
			EventType.of(ThreadRunQueued.NAME, RunObject.class, ThreadRunQueued::new),
			EventType.of(ThreadRunInProgress.NAME, RunObject.class, ThreadRunInProgress::new),
			EventType.of(ThreadRunRequiresAction.NAME, RunObject.class, ThreadRunRequiresAction::new),
			EventType.of(ThreadRunCompleted.NAME, RunObject.class, ThreadRunCompleted::new),
			EventType.of(ThreadRunIncomplete.NAME, RunObject.class, ThreadRunIncomplete::new),
			EventType.of(ThreadRunFailed.NAME, RunObject.class, ThreadRunFailed::new),
			EventType.of(ThreadRunCancelling.NAME, RunObject.class, ThreadRunCancelling::new),
			EventType.of(ThreadRunCancelled.NAME, RunObject.class, ThreadRunCancelled::new),
			EventType.of(ThreadRunExpired.NAME, RunObject.class, ThreadRunExpired::new),
			EventType.of(ThreadRunStepCreated.NAME, RunStepObject.class, ThreadRunStepCreated::new),
			EventType.of(ThreadRunStepInProgress.NAME, RunStepObject.class, ThreadRunStepInProgress::new),
			EventType.ofDelta(ThreadRunStepDelta.NAME, RunStepDeltaObject.class, ThreadRunStepDelta::new,
					DeltaPiece.TOOL_CALL),
			EventType.of(ThreadRunStepCompleted.NAME, RunStepObject.class, ThreadRunStepCompleted::new),
			EventType.of(ThreadRunStepFailed.NAME, RunStepObject.class, ThreadRunStepFailed::new),
			EventType.of(ThreadRunStepCancelled.NAME, RunStepObject.class, ThreadRunStepCancelled::new),
			EventType.of(ThreadRunStepExpired.NAME, RunStepObject.class, ThreadRunStepExpired::new),
			EventType.of(ThreadMessageCreated.NAME, MessageObject.class, ThreadMessageCreated::new),
			EventType.of(ThreadMessageInProgress.NAME, MessageObject.class, ThreadMessageInProgress::new),
			EventType.ofDelta(ThreadMessageDelta.NAME, MessageDeltaObject.class, ThreadMessageDelta::new,
					DeltaPiece.MESSAGE_TEXT),
			EventType.of(ThreadMessageCompleted.NAME, MessageObject.class, ThreadMessageCompleted::new),
			EventType.of(ThreadMessageIncomplete.NAME, MessageObject.class, ThreadMessageIncomplete::new));

	private final @Nullable EventType[] slots = new EventType[SLOTS];

	EventTypes() {
		for (EventType type : this.all) {
			int slot = slot(type.hash());
			while (this.slots[slot] != null) {
				slot = slot(slot + 1);
			}
			this.slots[slot] = type;
		}
	}

	List<EventType> all() {
		return this.all;
	}

	// Find a type by its name, without making a string of it.
	@Nullable EventType find(byte[] bytes, int offset, int length) {
		int slot = slot(EventType.hash(bytes, offset, length));
		EventType type = this.slots[slot];
		while (type != null && !type.isNamed(bytes, offset, length)) {
			slot = slot(slot + 1);
			type = this.slots[slot];
		}
		return type;
	}

	@Nullable EventType find(String name) {
		for (EventType type : this.all) {
			if (type.name().equals(name)) {
				return type;
			}
		}
		return null;
	}

	// Find the type that a payload names by {@code object} and {@code status}.
	@Nullable EventType find(String object, @Nullable String status) {
		if (object.equals("thread")) {
			return find(ThreadCreated.NAME);
		}
		if (object.endsWith(DELTA)) {
			return find(object);
		}
		return (status == null || ("." + status).endsWith(DELTA) || status.indexOf('.') >= 0) ? null
				: find(object + "." + status);
	}

	// Tell whether events of that name have a type of their own.
	boolean isTaken(String name) {
		return OTHERS.contains(name) || find(name) != null;
	}

	private static int slot(int hash) {
		return hash & (SLOTS - 1);
	}

}
