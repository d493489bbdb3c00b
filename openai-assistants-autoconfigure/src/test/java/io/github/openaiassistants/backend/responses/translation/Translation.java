package io.github.openaiassistants.backend.responses.translation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.EventOrigin;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.event.UnknownEvent;
import io.github.openaiassistants.model.RunToolCallFunction;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.sse.SseDecoder;
import io.github.openaiassistants.sse.SseFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One run through the translator, from the bytes of its streams to its events.
 */
final class Translation {

	static final AssistantsJson JSON = AssistantsJson.create();

	static final Instant NOW = Instant.ofEpochSecond(1790002000);

	static final RunTerms TERMS = new RunTerms("thread_1", "asst_1", "model-1", "Be brief.", List.of(), Map.of(), null,
			null, null, null, null, null, null, false);

	private static final int LARGEST_EVENT = 16 * 1024 * 1024;

	private static final RunReference RUN = new RunReference(null, null, null, "default", "client_run_1", null,
			Map.of());

	private final ResponsesEventReader reader = new ResponsesEventReader(JSON);

	private final AtomicLong numbers = new AtomicLong();

	private final List<AssistantStreamEvent> events = new ArrayList<>();

	private final TranslationSettings settings;

	private RunTranslator translator;

	private SseDecoder frames = new SseDecoder(LARGEST_EVENT);

	Translation() {
		this(TERMS);
	}

	Translation(RunTerms terms) {
		this(terms, TranslationLimits.DEFAULT, RawEvents.UNTRANSLATED);
	}

	Translation(RunTerms terms, TranslationLimits limits, RawEvents raw) {
		AtomicInteger ids = new AtomicInteger();
		this.settings = new TranslationSettings(Clock.fixed(NOW, ZoneOffset.UTC), () -> "made_" + ids.incrementAndGet(),
				limits, raw);
		this.translator = new RunTranslator(terms, this.settings);
	}

	static JsonNode tree(String json) {
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		return JSON.readTree(bytes, 0, bytes.length);
	}

	RunTranslator translator() {
		return this.translator;
	}

	// Go on with another translator that knows what can be stored.
	Translation handOver(RunTerms terms) {
		TranslatedRun known = known();
		TranslatedRun stored = JSON.read(JSON.writeString(known), TranslatedRun.class);
		assertThat(stored).isEqualTo(known);
		this.translator = new RunTranslator(stored, terms, this.settings);
		return this;
	}

	TranslatedRun known() {
		TranslatedRun known = this.translator.known();
		assertThat(known).isNotNull();
		return known;
	}

	// Return the function of the only call that the run waits for.
	RunToolCallFunction pendingFunction() {
		assertThat(known().pendingCalls()).hasSize(1);
		RunToolCallFunction function = known().pendingCalls().get(0).function();
		assertThat(function).isNotNull();
		return function;
	}

	// Read a piece of a body as it comes from the network, and take all events.
	// @param afterBlock called with the number of every block that was read
	void feed(byte[] body, int from, int to, Runnable afterBlock) {
		this.frames.feed(ByteBuffer.wrap(body, from, to - from));
		for (SseFrame frame = this.frames.next(); frame != null; frame = this.frames.next()) {
			ResponsesInput input = this.reader.read(frame);
			if (input != null) {
				this.translator.accept(input);
				take();
				afterBlock.run();
			}
		}
	}

	Translation stream(byte[] body) {
		this.frames = new SseDecoder(LARGEST_EVENT);
		feed(body, 0, body.length, () -> {
		});
		return this;
	}

	// Read a stream whose blocks have nothing but data, in single quotes.
	Translation stream(String... payloads) {
		StringBuilder body = new StringBuilder();
		for (String payload : Payloads.json(payloads)) {
			body.append("data: ").append(payload).append("\n\n");
		}
		return stream(body.toString().getBytes(StandardCharsets.UTF_8));
	}

	// End the stream that is being fed; what it leaves unfinished is lost.
	void endStream(boolean cut) {
		this.frames = new SseDecoder(LARGEST_EVENT);
		if (!cut) {
			end();
		}
	}

	Translation end() {
		this.translator.endOfStream();
		return take();
	}

	Translation resume() {
		this.translator.resumed();
		return this;
	}

	Translation fetch(String response) {
		this.translator.fetched(tree(Payloads.json(response)[0]));
		return take();
	}

	Translation cancelAnswered(String response) {
		this.translator.cancelAnswered(tree(Payloads.json(response)[0]));
		return take();
	}

	Translation submit(ToolOutput... outputs) {
		this.translator.submitted(List.of(outputs));
		return take();
	}

	Translation take() {
		for (AssistantStreamEvent event = next(); event != null; event = next()) {
			assertThat(event.meta().sequence()).isEqualTo(this.events.size());
			this.events.add(event);
		}
		return this;
	}

	private @Nullable AssistantStreamEvent next() {
		return this.translator
			.next((data) -> new EventMeta(RUN, this.numbers.getAndIncrement(), Instant.EPOCH, EventOrigin.BRIDGED));
	}

	List<AssistantStreamEvent> events() {
		return this.events;
	}

	// Return the events that the Assistants API has, too.
	List<AssistantStreamEvent> translated() {
		return this.events.stream().filter((event) -> !(event instanceof UnknownEvent)).toList();
	}

	List<String> names() {
		return this.events.stream().map(AssistantStreamEvent::name).toList();
	}

	List<String> unknown() {
		return this.events.stream()
			.filter((event) -> event instanceof UnknownEvent)
			.map(AssistantStreamEvent::name)
			.toList();
	}

	AssistantStreamEvent last(String name) {
		List<AssistantStreamEvent> named = this.events.stream().filter((event) -> event.name().equals(name)).toList();
		assertThat(named).as(name).isNotEmpty();
		return named.get(named.size() - 1);
	}

	// Return the payload of the last event of a name as JSON.
	JsonNode data(String name) {
		return json(last(name));
	}

	static JsonNode json(AssistantStreamEvent event) {
		return tree(JSON.writeString(event)).path("data");
	}

}
