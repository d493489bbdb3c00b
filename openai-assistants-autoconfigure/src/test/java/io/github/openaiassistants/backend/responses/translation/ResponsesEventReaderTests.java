package io.github.openaiassistants.backend.responses.translation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openaiassistants.sse.SseDecoder;
import io.github.openaiassistants.sse.SseFrame;

import static org.assertj.core.api.Assertions.assertThat;

class ResponsesEventReaderTests {

	private final ResponsesEventReader reader = new ResponsesEventReader(Translation.JSON);

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "event: a\\ndata: {'type':'b'} | b", "data: {'type':'b'} | b", "event: a\\ndata: {} | a",
					"event: a\\ndata: {'type':7} | a", "data: {} | message", "data: {'error':{}} | error",
					"event: a\\ndata: {'error':{}} | a",
					": comment\\nevent: a\\r\\ndata: {'type':\\ndata: 'b'}\\r | b" })
	void typeIsThatOfThePayloadElseOfTheBlock(String block, String type) {
		assertThat(read(block)).isInstanceOfSatisfying(ResponsesEvent.class,
				(event) -> assertThat(event.type()).isEqualTo(type));
	}

	@ParameterizedTest
	@CsvSource({ "7, 7", "0, 0", "7.5,", "'''7''',", "null,", "99999999999999999999," })
	void numberIsTakenIfItIsOne(String written, @Nullable Long number) {
		assertThat(read("data: {'type':'a','sequence_number':" + written + "}")).isInstanceOfSatisfying(
				ResponsesEvent.class, (event) -> assertThat(event.sequenceNumber()).isEqualTo(number));
	}

	@ParameterizedTest
	@ValueSource(strings = { "data: [DONE]", "event: done\\ndata: [DONE]", "data:   [DONE]\\ndata:",
			"data:\\ndata: [DONE]" })
	void endMarkerIsUnderstood(String block) {
		assertThat(read(block)).isEqualTo(new EndMarker());
	}

	@ParameterizedTest
	@ValueSource(strings = { "data:", "event: keepalive\\ndata: ", "data:\\ndata:  " })
	void blockWithoutDataSaysNothing(String block) {
		assertThat(read(block)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "data: {", "data: {} {}", "data: [1]", "data: 7", "data: null", "data: Bad Gateway" })
	void dataThatIsNoObjectIsUndecodable(String block) {
		assertThat(read(block)).isInstanceOf(UndecodableBlock.class);
	}

	@Test
	void nestingHasAnEnd() {
		assertThat(read("data: " + "{'a':".repeat(100_000))).isInstanceOf(UndecodableBlock.class);
	}

	@Test
	void undecodableDataIsCutBetweenCharacters() {
		String data = "x".repeat(16_383) + "\uD83D\uDE80";
		assertThat(read("data: " + data)).isInstanceOfSatisfying(UndecodableBlock.class,
				(block) -> assertThat(block.data()).isEqualTo("x".repeat(16_383)));
	}

	private @Nullable ResponsesInput read(String block) {
		String body = Payloads.json(block)[0].replace("\\n", "\n").replace("\\r", "\r") + "\n\n";
		SseDecoder frames = new SseDecoder(1 << 20);
		frames.feed(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
		SseFrame frame = frames.next();
		assertThat(frame).isNotNull();
		return this.reader.read(frame);
	}

}
