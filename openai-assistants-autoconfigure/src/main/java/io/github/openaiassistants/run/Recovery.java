package io.github.openaiassistants.run;

import java.time.Duration;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import io.github.openaiassistants.backend.EventBatch;
import io.github.openaiassistants.backend.RunBackend;
import io.github.openaiassistants.backend.RunState;
import io.github.openaiassistants.event.MetaSource;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.RateLimitException;
import io.github.openaiassistants.failure.ServerUnreachableException;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStatus;

/**
 * Takes the place of a stream that was lost: looks the run up until it is over or waits
 * for action, and brings what was missed as one batch. Looks go on as long as they
 * succeed; it gives up when the server says that there is nothing to look at, or cannot
 * be reached for too long.
 */
final class Recovery {

	private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

	private static final long DOUBLINGS = 3;

	private static final int CLIENT_ERRORS = 400;

	private static final int SERVER_ERRORS = 500;

	private static final int REQUEST_TIMEOUT = 408;

	private static final int CONFLICT = 409;

	private final RunBackend backend;

	private final Scheduler timer;

	private final Duration patience;

	private final Delivered delivered;

	private final MetaSource meta;

	private long succeededAt = System.nanoTime();

	Recovery(RunServices services, Duration patience, Delivered delivered, MetaSource meta) {
		this.backend = services.backend();
		this.timer = services.timer();
		this.patience = patience;
		this.delivered = delivered;
		this.meta = meta;
	}

	Flux<EventBatch> open(String threadId, String runId) {
		return persistently(this.backend.lookUp(threadId, runId)).filter(Recovery::isSettled)
			.repeatWhenEmpty((rounds) -> rounds.concatMap(this::pause))
			.flatMap((run) -> persistently(this.backend.read(threadId, run))
				.repeatWhenEmpty((rounds) -> rounds.concatMap(this::pause)))
			.map(this::batch)
			.flux();
	}

	private static boolean isSettled(RunObject run) {
		RunStatus status = run.status();
		return status != null && (status.isFinal() || status.equals(RunStatus.REQUIRES_ACTION));
	}

	// Empty when it failed and another try may be worth it
	private <T> Mono<T> persistently(Mono<T> look) {
		return look.doOnNext((answer) -> this.succeededAt = System.nanoTime()).onErrorResume((failure) -> {
			boolean tooLong = System.nanoTime() - this.succeededAt > this.patience.toNanos();
			return (tooLong || isFinal(failure)) ? Mono.error(failure) : Mono.empty();
		});
	}

	// The server has answered, and will not answer otherwise
	private static boolean isFinal(Throwable failure) {
		if (!(failure instanceof ApiException refused) || failure instanceof ServerUnreachableException
				|| failure instanceof RateLimitException) {
			return false;
		}
		int status = refused.status();
		return status < SERVER_ERRORS && status != REQUEST_TIMEOUT && status != CONFLICT && status >= CLIENT_ERRORS;
	}

	private Mono<Long> pause(long round) {
		return Mono.delay(FIRST_PAUSE.multipliedBy(1L << Math.min(round, DOUBLINGS)), this.timer);
	}

	private EventBatch batch(RunState state) {
		return new RecoveredBatch(state, this.delivered, this.meta);
	}

}
