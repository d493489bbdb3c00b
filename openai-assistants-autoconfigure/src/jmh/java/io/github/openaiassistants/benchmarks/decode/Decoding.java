package io.github.openaiassistants.benchmarks.decode;

import java.time.Instant;
import java.util.Map;
import java.util.function.BiFunction;

import io.github.openaiassistants.benchmarks.Input;
import io.github.openaiassistants.benchmarks.Tally;
import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.codec.EventCodec;
import io.github.openaiassistants.codec.EventDecoder;
import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.EventOrigin;
import io.github.openaiassistants.event.MetaSource;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.http.EventFrames;
import io.github.openaiassistants.sse.SseFrame;

/**
 * Makes typed events of the bytes, and nothing else.
 */
final class Decoding implements Contestant {

	private static final int LARGEST_EVENT = 16 * 1024 * 1024;

	private static final RunReference RUN = new RunReference("run_1", "thread_1", "asst_1", "default", "client_run_1",
			null, Map.of());

	private final NettyBuffers buffers;

	private final EventCodec codec = new EventCodec(AssistantsJson.create());

	private final BiFunction<EventCodec, MetaSource, EventDecoder> decoders;

	Decoding(Input input, BiFunction<EventCodec, MetaSource, EventDecoder> decoders) {
		this.buffers = new NettyBuffers(input);
		this.decoders = decoders;
	}

	@Override
	public void read(Tally tally) {
		EventFrames frames = new EventFrames(LARGEST_EVENT);
		EventDecoder decoder = this.decoders.apply(this.codec, numbers());
		for (int i = 0; i < this.buffers.size(); i++) {
			frames.take(this.buffers.get(i), true);
			SseFrame frame = frames.next(decoder.expected());
			while (frame != null) {
				AssistantStreamEvent event = decoder.decode(frame);
				if (event != null) {
					EventTexts.read(event, tally);
				}
				frame = frames.next(decoder.expected());
			}
		}
	}

	private static MetaSource numbers() {
		Instant received = Instant.now();
		return new MetaSource() {

			private long number;

			@Override
			public EventMeta next(Object data) {
				return new EventMeta(RUN, this.number++, received, EventOrigin.STREAM);
			}

		};
	}

	@Override
	public void close() {
		this.buffers.close();
	}

}
