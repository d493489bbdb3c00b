package io.github.openaiassistants.run;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.backend.EventBatch;
import io.github.openaiassistants.backend.RunState;
import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.MetaSource;
import io.github.openaiassistants.model.RunObject;

/**
 * The events that were missed. What they are is found out when the first is asked for, on
 * the thread that also notes what was delivered.
 */
final class RecoveredBatch implements EventBatch {

	private final RunState state;

	private final Delivered delivered;

	private final MetaSource meta;

	private final Instant receivedAt = Instant.now();

	private @Nullable RecoveryPlan plan;

	private boolean empty = true;

	private volatile boolean skipped;

	RecoveredBatch(RunState state, Delivered delivered, MetaSource meta) {
		this.state = state;
		this.delivered = delivered;
		this.meta = meta;
	}

	@Override
	public @Nullable AssistantStreamEvent next() {
		if (this.skipped) {
			return null;
		}
		if (this.plan == null) {
			this.plan = RecoveryPlan.of(this.delivered, this.state.run(), this.state.steps(), this.state.messages());
		}
		AssistantStreamEvent event = this.plan.next(this.meta);
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
		return this.state.run();
	}

	@Override
	public void skip() {
		this.skipped = true;
	}

	@Override
	public Instant receivedAt() {
		return this.receivedAt;
	}

}
