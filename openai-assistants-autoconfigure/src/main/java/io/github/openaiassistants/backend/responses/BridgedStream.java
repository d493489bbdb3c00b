package io.github.openaiassistants.backend.responses;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.backend.EventBatch;
import io.github.openaiassistants.backend.responses.store.StoredRun;
import io.github.openaiassistants.backend.responses.translation.ResponsesEvent;
import io.github.openaiassistants.backend.responses.translation.ResponsesEventReader;
import io.github.openaiassistants.backend.responses.translation.ResponsesInput;
import io.github.openaiassistants.backend.responses.translation.RunTranslator;
import io.github.openaiassistants.backend.responses.translation.TranslatedRun;
import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.MetaSource;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.LimitExceededException;
import io.github.openaiassistants.failure.ServerUnreachableException;
import io.github.openaiassistants.http.EventFrames;
import io.github.openaiassistants.sse.SseFrame;

/**
 * The stream of one response of a run, over as many connections as it takes while the
 * server goes on in the background. Bytes are taken on the I/O thread, and translated on
 * the thread that asks for events; the two never overlap, because a batch is exhausted
 * before the next is requested.
 */
final class BridgedStream implements EventBatch {

	private static final Log logger = LogFactory.getLog(BridgedStream.class);

	private static final Set<String> TELLING = Set.of("response.created", "response.queued", "response.in_progress",
			"response.completed", "response.incomplete", "response.failed");

	private static final String ITEM = "response.output_item.done";

	private static final long DOUBLINGS = 5;

	private final ResponsesCalls calls;

	private final ResponsesEventReader reader;

	private final BridgeSettings settings;

	private final BridgeServices services;

	private final MetaSource meta;

	private final RunTranslator translator;

	private final RunRecord record;

	private final OpenStreams open;

	// What the translator is told when the server has accepted the request
	private final Consumer<RunTranslator> beginning;

	private final Sinks.One<JsonNode> interruption = Sinks.one();

	private final ResponseItems items = new ResponseItems();

	private EventFrames frames;

	private Instant receivedAt = Instant.EPOCH;

	private boolean begun;

	private boolean accepted;

	private boolean isOver;

	private final int formerResponses;

	private int resumes;

	private @Nullable Throwable failure;

	private volatile @Nullable JsonNode answer;

	private volatile boolean skipped;

	BridgedStream(BridgeServices services, BridgeSettings settings, ResponsesCalls calls, OpenStreams open,
			MetaSource meta, RunTranslator translator, RunRecord record, Consumer<RunTranslator> beginning) {
		this.services = services;
		this.settings = settings;
		this.calls = calls;
		this.reader = new ResponsesEventReader(services.json());
		this.open = open;
		this.meta = meta;
		this.translator = translator;
		this.record = record;
		this.beginning = beginning;
		this.frames = new EventFrames(settings.eventSize());
		StoredRun before = record.kept();
		this.formerResponses = (before != null) ? before.known().responseIds().size() : 0;
	}

	/**
	 * Read the stream.
	 * @param bytes sends the request on subscription
	 * @return the events in batches
	 */
	Flux<EventBatch> read(Flux<DataBuffer> bytes) {
		return connection(bytes).doFinally((signal) -> this.open.remove(this));
	}

	/**
	 * Read nothing: what is to be said is known.
	 * @return one batch
	 */
	Flux<EventBatch> readNothing() {
		return atTheEnd(Instant.now());
	}

	private Flux<EventBatch> connection(Flux<DataBuffer> bytes) {
		return bytes.takeUntilOther(this.interruption.asMono())
			.<EventBatch>map(this::take)
			.onErrorResume((thrown) -> this.accepted, (thrown) -> {
				this.failure = thrown;
				return Flux.empty();
			})
			.concatWith(Flux.defer(() -> atTheEnd(Instant.now())))
			.concatWith(Flux.defer(this::further));
	}

	// One batch, and the end only when another is asked for: then it is used up
	private Flux<EventBatch> atTheEnd(Instant endedAt) {
		return Flux.generate(() -> false, (given, sink) -> {
			if (given) {
				sink.complete();
			}
			else {
				this.accepted = true;
				this.receivedAt = endedAt;
				sink.next(new Ending());
			}
			return true;
		});
	}

	private Flux<EventBatch> further() {
		Throwable cause = this.failure;
		TranslatedRun known = this.translator.known();
		if (this.translator.isOver() || this.skipped) {
			return Flux.empty();
		}
		String responseId = (known != null) ? known.responseId() : null;
		// Until it has an id, the last response is the one before this
		boolean told = known != null && known.responseIds().size() > this.formerResponses;
		if (known == null || responseId == null || !told || !known.background()
				|| this.resumes >= this.settings.resumes() || isFinal(cause)) {
			return (cause != null) ? Flux.error(cause) : Flux.empty();
		}
		Duration delay = this.settings.resumeDelay().multipliedBy(1L << Math.min(this.resumes, DOUBLINGS));
		this.resumes++;
		this.failure = null;
		this.frames = new EventFrames(this.settings.eventSize());
		this.translator.resumed();
		return Mono.delay(delay, this.services.timer())
			.thenMany(connection(this.calls.resumeResponse(responseId, known.cursor())));
	}

	// The server has answered, and a stream is not what it answers with
	private static boolean isFinal(@Nullable Throwable cause) {
		return cause instanceof LimitExceededException
				|| (cause instanceof ApiException && !(cause instanceof ServerUnreachableException));
	}

	private EventBatch take(DataBuffer buffer) {
		this.accepted = true;
		this.receivedAt = Instant.now();
		this.frames.take(buffer, !this.skipped);
		return this;
	}

	@Override
	public @Nullable AssistantStreamEvent next() {
		if (this.skipped) {
			return null;
		}
		if (!this.begun) {
			this.begun = true;
			this.beginning.accept(this.translator);
			this.record.stillAlive(this.receivedAt);
			keepEnd();
		}
		AssistantStreamEvent event = this.translator.next(this.meta);
		while (event == null) {
			SseFrame frame = this.frames.next();
			if (frame == null) {
				return null;
			}
			ResponsesInput input = this.reader.read(frame);
			if (input != null) {
				accept(input);
				event = this.translator.next(this.meta);
			}
		}
		return event;
	}

	private void accept(ResponsesInput input) {
		boolean telling = input instanceof ResponsesEvent event && TELLING.contains(event.type());
		if (this.settings.options().keepsItems() && input instanceof ResponsesEvent event
				&& (telling || event.type().equals(ITEM))) {
			this.items.accept(event);
		}
		this.translator.accept(input);
		this.resumes = 0;
		if (telling || this.record.kept() == null) {
			keep();
		}
		else {
			keepEnd();
		}
		this.record.stillAlive(this.receivedAt);
	}

	private void keepEnd() {
		if (this.translator.isOver()) {
			keep();
		}
	}

	private void keep() {
		TranslatedRun known = this.isOver ? null : this.translator.known();
		if (known == null) {
			return;
		}
		this.isOver = this.translator.isOver();
		boolean first = this.record.kept() == null;
		try {
			this.record.keep(known, this.items);
		}
		catch (RuntimeException ex) {
			logger.warn("Run " + known.run().id() + " could not be kept; other instances, and later rounds, "
					+ "will not know how far it is", ex);
		}
		if (first && this.record.kept() != null) {
			this.open.add(known.run().id(), this);
		}
	}

	@Override
	public void skip() {
		this.skipped = true;
	}

	@Override
	public Instant receivedAt() {
		return this.receivedAt;
	}

	/**
	 * Close the connection, because the run is cancelled. Called on any thread.
	 * @param cancelled the response as the server answered, or a missing node when the
	 * server cannot cancel it
	 */
	void interrupt(JsonNode cancelled) {
		this.answer = cancelled;
		this.interruption.tryEmitValue(cancelled);
	}

	// Nothing more is read here
	void leave() {
		this.record.leave();
	}

	// Return the run that is read, if the server has not told its end
	@Nullable String unfinishedRun() {
		StoredRun run = this.record.kept();
		return (run != null && !run.status().isFinal()) ? run.runId() : null;
	}

	/**
	 * What the end of a connection tells.
	 */
	private final class Ending implements EventBatch {

		private boolean told;

		@Override
		public @Nullable AssistantStreamEvent next() {
			AssistantStreamEvent event = BridgedStream.this.next();
			if (event != null || this.told || BridgedStream.this.skipped) {
				return event;
			}
			this.told = true;
			end();
			return BridgedStream.this.next();
		}

		private void end() {
			JsonNode cancelled = BridgedStream.this.answer;
			RunTranslator run = BridgedStream.this.translator;
			if (cancelled == null) {
				run.endOfStream();
			}
			else if (cancelled.isMissingNode()) {
				run.disconnected();
			}
			else {
				run.cancelAnswered(cancelled);
			}
			keep();
		}

		@Override
		public void skip() {
			BridgedStream.this.skip();
		}

		@Override
		public Instant receivedAt() {
			return BridgedStream.this.receivedAt;
		}

	}

}
