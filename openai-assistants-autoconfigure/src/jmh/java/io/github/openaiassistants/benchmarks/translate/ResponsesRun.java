package io.github.openaiassistants.benchmarks.translate;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.github.openaiassistants.backend.responses.translation.RawEvents;
import io.github.openaiassistants.backend.responses.translation.ResponsesEventReader;
import io.github.openaiassistants.backend.responses.translation.ResponsesInput;
import io.github.openaiassistants.backend.responses.translation.RunTerms;
import io.github.openaiassistants.backend.responses.translation.RunTranslator;
import io.github.openaiassistants.backend.responses.translation.TranslationLimits;
import io.github.openaiassistants.backend.responses.translation.TranslationSettings;
import io.github.openaiassistants.benchmarks.Transcript;
import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.EventOrigin;
import io.github.openaiassistants.event.MetaSource;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.sse.SseDecoder;
import io.github.openaiassistants.sse.SseFrame;

/**
 * A recorded stream of the Responses API and what makes events of it.
 */
public final class ResponsesRun {

	private static final int LARGEST_EVENT = 16 * 1024 * 1024;

	private static final RunReference RUN = new RunReference(null, null, null, "default", "client_run_1", null,
			Map.of());

	private static final RunTerms TERMS = new RunTerms("thread_1", "asst_1", "model-1", "Be brief.", List.of(),
			Map.of(), null, null, null, null, null, null, null, false);

	private final AtomicInteger ids = new AtomicInteger();

	private final ResponsesEventReader reader = new ResponsesEventReader(AssistantsJson.create());

	private final TranslationSettings settings = new TranslationSettings(Clock.systemUTC(),
			() -> "made_" + this.ids.incrementAndGet(), TranslationLimits.DEFAULT, RawEvents.UNTRANSLATED);

	private final byte[] body;

	/**
	 * Read a transcript.
	 * @param name its name
	 */
	public ResponsesRun(String name) {
		this.body = Transcript.bytes("/responses/transcripts/" + name + ".sse");
	}

	/**
	 * Translate the run.
	 * @return the number of events it means
	 */
	public int translate() {
		AtomicInteger events = new AtomicInteger();
		translate((event) -> events.incrementAndGet());
		return events.get();
	}

	void translate(Consumer<AssistantStreamEvent> events) {
		RunTranslator translator = new RunTranslator(TERMS, this.settings);
		SseDecoder frames = new SseDecoder(LARGEST_EVENT);
		MetaSource meta = numbers();
		frames.feed(ByteBuffer.wrap(this.body));
		for (SseFrame frame = frames.next(); frame != null; frame = frames.next()) {
			ResponsesInput input = this.reader.read(frame);
			if (input != null) {
				translator.accept(input);
				take(translator, meta, events);
			}
		}
		translator.endOfStream();
		take(translator, meta, events);
	}

	private static void take(RunTranslator translator, MetaSource meta, Consumer<AssistantStreamEvent> events) {
		for (AssistantStreamEvent event = translator.next(meta); event != null; event = translator.next(meta)) {
			events.accept(event);
		}
	}

	private static MetaSource numbers() {
		Instant received = Instant.now();
		AtomicInteger number = new AtomicInteger();
		return (data) -> new EventMeta(RUN, number.getAndIncrement(), received, EventOrigin.BRIDGED);
	}

}
