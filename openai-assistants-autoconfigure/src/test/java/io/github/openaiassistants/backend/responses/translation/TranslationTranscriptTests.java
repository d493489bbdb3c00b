package io.github.openaiassistants.backend.responses.translation;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.DoneEvent;
import io.github.openaiassistants.event.UnknownEvent;
import io.github.openaiassistants.model.ThreadObject;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every recorded stream means the events that were written down for it, however it
 * arrives.
 */
class TranslationTranscriptTests {

	static List<String> transcripts() {
		return ResponsesTranscript.names();
	}

	@ParameterizedTest
	@MethodSource("transcripts")
	void wholeStreamIsTranslated(String name) {
		assertTranslated(name, (body) -> new int[0]);
	}

	@ParameterizedTest
	@MethodSource("transcripts")
	void streamThatArrivesByteByByteIsTranslated(String name) {
		assertTranslated(name, (body) -> IntStream.range(1, body.length).toArray());
	}

	@ParameterizedTest
	@MethodSource("transcripts")
	void streamThatIsCutAnywhereIsTranslated(String name) {
		long seed = new Random().nextLong();
		Random random = new Random(seed);
		for (int i = 0; i < 20; i++) {
			assertTranslated(name + " with seed " + seed, name,
					(body) -> random.ints(random.nextInt(40), 0, body.length + 1).sorted().toArray());
		}
	}

	@ParameterizedTest
	@MethodSource("transcripts")
	void translationIsLegalAndKeepsToTheSchemas(String name) {
		ResponsesTranscript transcript = ResponsesTranscript.read(name);
		Translation translation = new Translation(transcript.terms());
		List<ResponsesTranscript> run = transcript.run();
		run.forEach((part) -> translate(part, translation, (body) -> new int[0]));
		assertThat(translation.events()).isNotEmpty();
		translation.translated().forEach((event) -> WireSchemas.assertValid(name, event));
		if (translation.translator().isOver()) {
			assertThat(BridgedOrder.violations(translation.events())).isEmpty();
			assertThat(translation.last("done")).isInstanceOf(DoneEvent.class);
		}
	}

	@ParameterizedTest
	@MethodSource("transcripts")
	void translatorThatTakesOverTellsTheSame(String name) {
		ResponsesTranscript transcript = ResponsesTranscript.read(name);
		Translation translation = new Translation(transcript.terms());
		ExpectedEvents expected = new ExpectedEvents();
		for (ResponsesTranscript part : transcript.run()) {
			int before = translation.translated().size();
			if (part.text("operation").equals("submit_tool_outputs")) {
				translation.handOver(part.terms());
			}
			translate(part, translation, (body) -> new int[0]);
			List<AssistantStreamEvent> events = translation.translated();
			expected.assertEvents(part.name(), events.subList(before, events.size()), part.expected());
		}
	}

	private static void assertTranslated(String name, Cuts cuts) {
		assertTranslated(name, name, cuts);
	}

	private static void assertTranslated(String source, String name, Cuts cuts) {
		ResponsesTranscript transcript = ResponsesTranscript.read(name);
		Translation translation = new Translation(transcript.terms());
		ExpectedEvents expected = new ExpectedEvents();
		for (ResponsesTranscript part : transcript.run()) {
			int before = translation.events().size();
			translate(part, translation, cuts);
			List<AssistantStreamEvent> events = translation.events()
				.subList(before, translation.events().size())
				.stream()
				.filter((event) -> !(event instanceof UnknownEvent))
				.toList();
			expected.assertEvents(source, events, part.expected());
		}
		expected.assertLabelsDiffer();
	}

	private static void translate(ResponsesTranscript transcript, Translation translation, Cuts cuts) {
		switch (transcript.text("operation")) {
			case "create_thread_and_run" -> {
				ThreadObject thread = ConversationObjects.thread(transcript.context().path("conversation_reply"));
				assertThat(thread).isNotNull();
				translation.translator().threadCreated(thread);
			}
			case "submit_tool_outputs" -> translation.submit(transcript.outputs());
			case "resume" -> translation.resume();
			default -> assertThat(transcript.text("operation")).isEqualTo("create_run");
		}
		int[] positions = cuts.of(transcript.body());
		Blocks blocks = new Blocks(transcript.context().path("actions"), translation);
		int from = 0;
		for (int to : positions) {
			translation.feed(transcript.body(), from, to, blocks);
			from = to;
		}
		translation.feed(transcript.body(), from, transcript.body().length, blocks);
		translation.endStream(transcript.isCut());
	}

	/**
	 * Says where a body is cut.
	 */
	private interface Cuts {

		int[] of(byte[] body);

	}

	/**
	 * Counts the blocks of a stream and does what the application does after some.
	 */
	private static final class Blocks implements Runnable {

		private final JsonNode actions;

		private final Translation translation;

		private int number;

		private Blocks(JsonNode actions, Translation translation) {
			this.actions = actions;
			this.translation = translation;
		}

		@Override
		public void run() {
			for (JsonNode action : this.actions) {
				if (action.path("after_block").intValue() == this.number) {
					this.translation.translator().cancelAnswered(action.path("reply"));
					this.translation.take();
				}
			}
			this.number++;
		}

	}

}
