package io.github.openaiassistants.run;

import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.backend.EventBatch;
import io.github.openaiassistants.backend.RunBackend;
import io.github.openaiassistants.event.MetaSource;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStatus;

/**
 * Takes the place of a stream that was lost: looks the run up until it is over or waits
 * for action, and brings what was missed as one batch.
 */
final class Recovery {

	// How often a run is seen waiting for what was answered before that counts
	private static final int LOOKS = 3;

	private final RunBackend backend;

	private final PatientLooks looks;

	private final Delivered delivered;

	private final MetaSource meta;

	Recovery(RunServices services, RecoverySettings settings, Delivered delivered, MetaSource meta) {
		this.backend = services.backend();
		this.looks = new PatientLooks(settings.unreachable(), services.timer());
		this.delivered = delivered;
		this.meta = meta;
	}

	Flux<EventBatch> open(String threadId, String runId) {
		AtomicInteger unchanged = new AtomicInteger();
		Mono<RunObject> settled = this.looks.bearing(this.backend.lookUp(threadId, runId))
			.filter((run) -> isSettled(run) && (!isUnchanged(run) || unchanged.incrementAndGet() >= LOOKS));
		return this.looks.until(settled)
			.flatMap((run) -> this.looks.until(this.looks.bearing(this.backend.read(threadId, run))))
			.<EventBatch>map((state) -> new RecoveredBatch(state, this.delivered, this.meta))
			.flux();
	}

	private static boolean isSettled(RunObject run) {
		RunStatus status = run.status();
		return status != null && (status.isFinal() || status.equals(RunStatus.REQUIRES_ACTION));
	}

	// An answer that was sent may not be seen at once
	private boolean isUnchanged(RunObject run) {
		return RunStatus.REQUIRES_ACTION.equals(run.status()) && this.delivered.isWaitingLike(run);
	}

}
