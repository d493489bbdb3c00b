package io.github.openaiassistants.backend.responses;

import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
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
import io.github.openaiassistants.http.EventFrames;
import io.github.openaiassistants.http.Received;
import io.github.openaiassistants.sse.SseFrame;

/**
 * Reads one response: takes its bytes on the I/O thread, and translates on the thread
 * that asks for events. The two never overlap, because a batch is exhausted before the
 * next is requested.
 */
final class ResponseReading implements EventBatch {

	private static final Log logger = LogFactory.getLog(ResponseReading.class);

	private static final Set<String> TELLING = Set.of("response.created", "response.queued", "response.in_progress",
			"response.completed", "response.incomplete", "response.failed");

	private static final String ITEM = "response.output_item.done";

	private final ResponsesEventReader reader;

	private final int maxEventSize;

	private final boolean keepsItems;

	private final MetaSource meta;

	private final RunTranslator translator;

	private final RunRecord record;

	// What the translator is told when the server has accepted the request
	private final Consumer<RunTranslator> beginning;

	// Is told the run before it is kept
	private final Consumer<String> witness;

	private final WrittenItems items = new WrittenItems();

	private EventFrames frames;

	private Instant receivedAt = Instant.EPOCH;

	private boolean begun;

	private boolean keptToTheEnd;

	private boolean progressed;

	private volatile boolean skipped;

	ResponseReading(ResponsesEventReader reader, BridgeSettings settings, MetaSource meta, RunTranslator translator,
			RunRecord record, Consumer<RunTranslator> beginning, Consumer<String> witness) {
		this.reader = reader;
		this.maxEventSize = settings.eventSize();
		this.keepsItems = settings.options().keepsItems();
		this.meta = meta;
		this.translator = translator;
		this.record = record;
		this.beginning = beginning;
		this.witness = witness;
		this.frames = new EventFrames(this.maxEventSize);
	}

	EventBatch take(Received piece) {
		this.receivedAt = piece.at();
		this.frames.take(piece.bytes(), !this.skipped);
		return this;
	}

	// The rest comes on another connection. Half a block is nothing
	void reopen() {
		this.frames = new EventFrames(this.maxEventSize);
		this.translator.resumed();
	}

	/**
	 * Take that nothing more comes on a connection.
	 * @param endedAt when it ended
	 * @param answer what the server answered when it was asked to cancel the response, a
	 * missing node when it was not asked because it cannot, {@code null} when the
	 * response is not cancelled
	 * @return what that tells
	 */
	EventBatch ended(Instant endedAt, @Nullable JsonNode answer) {
		this.receivedAt = endedAt;
		return new Ending((run) -> {
			if (answer == null) {
				run.endOfStream();
			}
			else if (answer.isMissingNode()) {
				run.disconnected();
			}
			else {
				run.cancelAnswered(answer);
			}
		});
	}

	/**
	 * Take the response as the server shows it after it has ended.
	 * @param response the response
	 * @return what that tells
	 */
	EventBatch shown(JsonNode response) {
		this.receivedAt = Instant.now();
		this.items.end(response);
		return new Ending((run) -> run.fetched(response));
	}

	// @return whether nothing more is to be read
	boolean isOver() {
		return this.skipped || this.translator.isOver();
	}

	@Nullable TranslatedRun known() {
		return this.translator.known();
	}

	// @return whether anything was read since this was last asked
	boolean hasProgressed() {
		boolean result = this.progressed;
		this.progressed = false;
		return result;
	}

	@Override
	public @Nullable AssistantStreamEvent next() {
		if (this.skipped) {
			return null;
		}
		if (!this.begun) {
			begin();
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

	private void begin() {
		this.begun = true;
		this.beginning.accept(this.translator);
		StoredRun kept = this.record.kept();
		if (kept != null) {
			this.witness.accept(kept.runId());
		}
		if (this.translator.isOver()) {
			keep();
		}
	}

	private void accept(ResponsesInput input) {
		this.progressed = true;
		boolean telling = input instanceof ResponsesEvent event && TELLING.contains(event.type());
		if (this.keepsItems && input instanceof ResponsesEvent event && (telling || event.type().equals(ITEM))) {
			this.items.accept(event);
		}
		this.translator.accept(input);
		if (telling || this.record.kept() == null || this.translator.isOver()) {
			keep();
		}
		this.record.stillAlive(this.receivedAt);
	}

	private void keep() {
		TranslatedRun known = this.keptToTheEnd ? null : this.translator.known();
		if (known == null) {
			return;
		}
		this.keptToTheEnd = this.translator.isOver();
		try {
			this.witness.accept(known.run().id());
			this.record.keep(known, this.items);
		}
		catch (RuntimeException ex) {
			logger.warn("Run " + known.run().id() + " could not be kept; other instances, and later rounds, "
					+ "will not know how far it is", ex);
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
	 * What the end of a connection tells.
	 */
	private final class Ending implements EventBatch {

		private final Consumer<RunTranslator> news;

		private boolean told;

		Ending(Consumer<RunTranslator> news) {
			this.news = news;
		}

		@Override
		public @Nullable AssistantStreamEvent next() {
			AssistantStreamEvent event = ResponseReading.this.next();
			if (event != null || this.told || ResponseReading.this.skipped) {
				return event;
			}
			this.told = true;
			this.news.accept(ResponseReading.this.translator);
			keep();
			return ResponseReading.this.next();
		}

		@Override
		public void skip() {
			ResponseReading.this.skip();
		}

		@Override
		public Instant receivedAt() {
			return ResponseReading.this.receivedAt;
		}

	}

}
