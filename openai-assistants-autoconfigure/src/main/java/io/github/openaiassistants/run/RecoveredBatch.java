package io.github.openaiassistants.run;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.backend.RunState;
import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.MetaSource;
import io.github.openaiassistants.model.RunObject;

/**
 * The events that were missed of a run that is over or waits for action.
 */
final class RecoveredBatch extends PlannedBatch {

	private final RunObject run;

	private boolean empty = true;

	RecoveredBatch(RunState state, Delivered delivered, MetaSource meta) {
		super(() -> RecoveryPlan.of(delivered, state.run(), state.steps(), state.messages()), meta);
		this.run = state.run();
	}

	@Override
	public @Nullable AssistantStreamEvent next() {
		AssistantStreamEvent event = super.next();
		this.empty &= event == null;
		return event;
	}

	/**
	 * Return whether nothing was missed.
	 * @return whether there was no event
	 */
	boolean isEmpty() {
		return this.empty;
	}

	/**
	 * Return the run as it was looked up.
	 * @return the run, over or waiting for action
	 */
	RunObject run() {
		return this.run;
	}

}
