package io.github.openaiassistants.run;

import java.time.Instant;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.backend.EventBatch;
import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.MetaSource;

/**
 * Events that look-ups tell. What they are is found out when the first is asked for, on
 * the thread that also notes what was delivered.
 */
class PlannedBatch implements EventBatch {

	private final Supplier<RecoveryPlan> planned;

	private final MetaSource meta;

	private final Instant receivedAt = Instant.now();

	private @Nullable RecoveryPlan plan;

	private volatile boolean skipped;

	PlannedBatch(Supplier<RecoveryPlan> planned, MetaSource meta) {
		this.planned = planned;
		this.meta = meta;
	}

	@Override
	public @Nullable AssistantStreamEvent next() {
		if (this.skipped) {
			return null;
		}
		if (this.plan == null) {
			this.plan = this.planned.get();
		}
		return this.plan.next(this.meta);
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
