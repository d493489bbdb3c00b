package io.github.openaiassistants.backend.assistants;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.backend.EventBatch;
import io.github.openaiassistants.codec.EventDecoder;
import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.http.EventFrames;
import io.github.openaiassistants.http.Received;
import io.github.openaiassistants.sse.SseFrame;

/**
 * Reads one stream: takes the bytes of a network buffer, gives the buffer back at once,
 * and decodes on the thread that asks for the events. The two never overlap, because a
 * batch is exhausted before the next buffer is requested.
 */
final class SegmentReader implements EventBatch {

	private final EventFrames frames;

	private final EventDecoder events;

	private Instant receivedAt = Instant.EPOCH;

	private volatile boolean skipped;

	SegmentReader(int maxEventSize, EventDecoder events) {
		this.frames = new EventFrames(maxEventSize);
		this.events = events;
	}

	EventBatch read(Received piece) {
		this.receivedAt = piece.at();
		this.frames.take(piece.bytes(), !this.skipped);
		return this;
	}

	@Override
	public @Nullable AssistantStreamEvent next() {
		if (this.skipped) {
			return null;
		}
		SseFrame frame = this.frames.next(this.events.expected());
		while (frame != null) {
			AssistantStreamEvent event = this.events.decode(frame);
			if (event != null) {
				return event;
			}
			frame = this.frames.next(this.events.expected());
		}
		return null;
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
