package io.github.openaiassistants.run;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.backend.EventBatch;
import io.github.openaiassistants.backend.JoinedRun;
import io.github.openaiassistants.backend.RunBackend;
import io.github.openaiassistants.backend.RunState;
import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.ThreadRunCreated;
import io.github.openaiassistants.event.ThreadRunInProgress;
import io.github.openaiassistants.event.ThreadRunQueued;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStatus;

/**
 * Takes the place of the streams of a run that others work on: looks the run up until it
 * is over, tells what is certain by then, and reads along where the server streams a run
 * to more than one.
 */
final class Watching {

	private final RunBackend backend;

	private final PatientLooks looks;

	private final Duration silence;

	private final Delivered delivered;

	private final RunMeta meta;

	private final AtomicBoolean over = new AtomicBoolean();

	/**
	 * Prepare to watch.
	 * @param services what it works with
	 * @param settings how long to bear with a server that cannot be reached
	 * @param delivered knows what was delivered
	 * @param meta numbers the events
	 */
	Watching(RunServices services, RecoverySettings settings, Delivered delivered, RunMeta meta) {
		this.backend = services.backend();
		this.looks = new PatientLooks(settings.unreachable(), services.timer());
		this.silence = settings.unreachable();
		this.delivered = delivered;
		this.meta = meta;
	}

	Flux<EventBatch> open(String threadId, String runId) {
		Mono<RunObject> look = this.looks.until(this.looks.bearing(this.backend.watch(threadId, runId)));
		return this.looks.again(look.flatMapMany((run) -> tell(threadId, run)), () -> !this.over.get());
	}

	private Flux<EventBatch> tell(String threadId, RunObject run) {
		Mono<RunState> state = this.looks.until(this.looks.bearing(this.backend.read(threadId, run)));
		RunStatus status = run.status();
		if (status != null && status.isFinal()) {
			return state.<EventBatch>map((found) -> {
				this.over.set(true);
				return new RecoveredBatch(found, this.delivered, this.meta);
			}).flux();
		}
		// What cannot be joined is told by further looks
		return this.backend.join(threadId, run, this.meta)
			.onErrorComplete()
			.flatMapMany(this::tell)
			.switchIfEmpty(state.map(this::soFar));
	}

	private Flux<EventBatch> tell(JoinedRun joined) {
		// What the stream does not tell, further looks do
		Flux<EventBatch> stream = joined.stream()
			.timeout(this.silence)
			.<EventBatch>map(Overheard::new)
			.onErrorComplete();
		return Flux.just(soFar(joined.before())).concatWith(stream);
	}

	private EventBatch soFar(RunState found) {
		return new PlannedBatch(() -> RecoveryPlan.soFar(this.delivered, found.run(), found.steps(), found.messages()),
				this.meta);
	}

	/**
	 * What a stream tells, without what look-ups have told.
	 */
	private final class Overheard implements EventBatch {

		private final EventBatch batch;

		Overheard(EventBatch batch) {
			this.batch = batch;
		}

		@Override
		public @Nullable AssistantStreamEvent next() {
			AssistantStreamEvent event = this.batch.next();
			while (event != null && isKnown(event)) {
				Watching.this.meta.takeBack();
				event = this.batch.next();
			}
			return event;
		}

		private boolean isKnown(AssistantStreamEvent event) {
			Stage told = Watching.this.delivered.run();
			return (event instanceof ThreadRunCreated && !told.isBefore(Stage.CREATED))
					|| (event instanceof ThreadRunQueued && !told.isBefore(Stage.QUEUED))
					|| (event instanceof ThreadRunInProgress && !told.isBefore(Stage.IN_PROGRESS));
		}

		@Override
		public void skip() {
			this.batch.skip();
		}

		@Override
		public Instant receivedAt() {
			return this.batch.receivedAt();
		}

	}

}
