package io.github.openaiassistants.backend.responses;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.backend.EventBatch;
import io.github.openaiassistants.backend.responses.OpenStreams.OpenStream;
import io.github.openaiassistants.backend.responses.store.StoredRun;
import io.github.openaiassistants.backend.responses.translation.ResponsesEventReader;
import io.github.openaiassistants.backend.responses.translation.RunTranslator;
import io.github.openaiassistants.backend.responses.translation.TranslatedRun;
import io.github.openaiassistants.event.MetaSource;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.AssistantsException;
import io.github.openaiassistants.failure.LimitExceededException;
import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.failure.ServerUnreachableException;
import io.github.openaiassistants.http.Received;

/**
 * The stream of one response of a run, over as many connections as it takes while the
 * server goes on in the background.
 */
final class BridgedStream implements OpenStream {

	private static final long DOUBLINGS = 5;

	private static final Set<String> ENDS = Set.of("completed", "incomplete", "failed", "cancelled");

	private final ResponsesCalls calls;

	private final BridgeSettings settings;

	private final BridgeServices services;

	private final RunRecord record;

	private final OpenStreams open;

	private final ResponseReading reading;

	private final int formerResponses;

	private boolean accepted;

	private int resumes;

	private @Nullable Throwable failure;

	private volatile Sinks.One<JsonNode> interruption = Sinks.one();

	private volatile @Nullable JsonNode answer;

	BridgedStream(BridgeServices services, BridgeSettings settings, ResponsesCalls calls, OpenStreams open,
			MetaSource meta, RunTranslator translator, RunRecord record, Consumer<RunTranslator> beginning) {
		this.services = services;
		this.settings = settings;
		this.calls = calls;
		this.open = open;
		this.record = record;
		this.reading = new ResponseReading(new ResponsesEventReader(services.json()), settings, meta, translator,
				record, beginning, (runId) -> open.add(runId, this));
		StoredRun before = record.kept();
		this.formerResponses = (before != null) ? before.known().responseIds().size() : 0;
	}

	/**
	 * Read the stream.
	 * @param bytes sends the request on subscription
	 * @return the events in batches
	 */
	Flux<EventBatch> read(Flux<Received> bytes) {
		return connection(bytes).doFinally((signal) -> this.open.remove(this));
	}

	/**
	 * Read nothing: what is to be said is known.
	 * @return one batch
	 */
	Flux<EventBatch> readNothing() {
		return atTheEnd(Instant.now()).doFinally((signal) -> this.open.remove(this));
	}

	private Flux<EventBatch> connection(Flux<Received> bytes) {
		return bytes.takeUntilOther(this.interruption.asMono())
			.doOnDiscard(Received.class, Received::release)
			.<EventBatch>map(this::take)
			.onErrorResume((thrown) -> this.accepted, (thrown) -> {
				this.failure = thrown;
				return Flux.empty();
			})
			.concatWith(Flux.defer(() -> atTheEnd(Instant.now())))
			.concatWith(Flux.defer(this::further));
	}

	private EventBatch take(Received piece) {
		this.accepted = true;
		return this.reading.take(piece);
	}

	private Flux<EventBatch> atTheEnd(Instant endedAt) {
		return one(() -> this.reading.ended(endedAt, this.answer));
	}

	// One batch, and the end only when another is asked for: then it is used up
	private Flux<EventBatch> one(Supplier<EventBatch> batch) {
		return Flux.generate(() -> false, (given, sink) -> {
			if (given) {
				sink.complete();
			}
			else {
				this.accepted = true;
				sink.next(batch.get());
			}
			return true;
		});
	}

	// The connection is lost, or ended without telling how the response ended
	private Flux<EventBatch> further() {
		TranslatedRun known = this.reading.known();
		if (this.reading.isOver()) {
			return Flux.empty();
		}
		this.resumes = this.reading.hasProgressed() ? 0 : this.resumes;
		Throwable cause = this.failure;
		// Until it has an id, the last response is the one before
		boolean told = known != null && known.responseIds().size() > this.formerResponses;
		if (known == null || !told || !known.background()) {
			return end(cause);
		}
		return this.calls.retrieveResponse(String.valueOf(known.responseId()), RunLooks.INCLUDE)
			.map((response) -> ENDS.contains(response.path("status").asString(""))
					? one(() -> this.reading.shown(response)) : resume(known, cause))
			.onErrorResume(AssistantsException.class,
					(failed) -> Mono.just((failed instanceof NotFoundException) ? end(cause) : resume(known, cause)))
			.flatMapMany((next) -> next);
	}

	private static Flux<EventBatch> end(@Nullable Throwable cause) {
		return (cause != null) ? Flux.error(cause) : Flux.empty();
	}

	private Flux<EventBatch> resume(TranslatedRun known, @Nullable Throwable cause) {
		if (!canBeResumed(known) || this.resumes >= this.settings.resumes() || isFinal(cause)) {
			return end(cause);
		}
		Duration delay = this.settings.resumeDelay().multipliedBy(1L << Math.min(this.resumes, DOUBLINGS));
		this.resumes++;
		this.failure = null;
		this.answer = null;
		this.interruption = Sinks.one();
		this.reading.reopen();
		return Mono.delay(delay, this.services.timer())
			.thenMany(connection(this.calls.resumeResponse(String.valueOf(known.responseId()), known.cursor())));
	}

	// Without a number, what was read would be read again
	private static boolean canBeResumed(TranslatedRun known) {
		return known.cursor() != null;
	}

	// The server has answered, and a stream is not what it answers with
	private static boolean isFinal(@Nullable Throwable cause) {
		return cause instanceof LimitExceededException
				|| (cause instanceof ApiException && !(cause instanceof ServerUnreachableException));
	}

	@Override
	public void interrupt(JsonNode cancelled) {
		this.answer = cancelled;
		this.interruption.tryEmitValue(cancelled);
	}

	@Override
	public void leave() {
		this.record.leave();
	}

	@Override
	public @Nullable String unfinishedRun() {
		StoredRun run = this.record.kept();
		return (run != null && run.isAtWork()) ? run.runId() : null;
	}

}
