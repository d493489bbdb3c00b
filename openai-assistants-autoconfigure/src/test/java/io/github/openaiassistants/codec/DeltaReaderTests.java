package io.github.openaiassistants.codec;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

import io.github.openaiassistants.model.MessageDeltaObject;
import io.github.openaiassistants.model.RunStepDeltaObject;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The readers made by hand give what the general codec gives, or nothing.
 */
class DeltaReaderTests {

	private final AssistantsJson json = AssistantsJson.create();

	@Test
	void recordedDeltasAreReadByHandAndEqual() {
		int read = 0;
		int all = 0;
		for (WireData.Payload payload : WireData.payloads()) {
			if (payload.type() == MessageDeltaObject.class || payload.type() == RunStepDeltaObject.class) {
				all++;
				read += assertEqual(payload.json().toString(), payload.type(), payload.source()) ? 1 : 0;
			}
		}
		assertThat(all).isGreaterThan(200);
		assertThat(read).as("deltas of the usual shape of " + all).isGreaterThan(all * 8 / 10);
	}

	@ParameterizedTest
	@ValueSource(strings = { "message-delta", "tolerant/message-delta", "run-step-delta", "tolerant/run-step-delta" })
	void generatedDeltasAreEqual(String schema) {
		Class<?> type = schema.endsWith("message-delta") ? MessageDeltaObject.class : RunStepDeltaObject.class;
		long seed = new Random().nextLong();
		SchemaInstances instances = new SchemaInstances(WireData.schema(schema), new Random(seed));
		for (int i = 0; i < 1_000; i++) {
			assertEqual(instances.next(), type, "seed " + seed + ", instance " + i);
		}
	}

	@Test
	void damagedDeltasFailInTheSameWay() {
		long seed = new Random().nextLong();
		Random random = new Random(seed);
		for (WireData.Payload payload : WireData.payloads()) {
			if (payload.type() == MessageDeltaObject.class || payload.type() == RunStepDeltaObject.class) {
				byte[] bytes = payload.json().toString().getBytes(StandardCharsets.UTF_8);
				for (int i = 0; i < 4; i++) {
					byte[] damaged = bytes.clone();
					damaged[random.nextInt(bytes.length)] = (byte) "{}[]\",:x0 \u0001".charAt(random.nextInt(11));
					assertThat(outcome(damaged, payload.type(), true))
						.as(() -> "seed " + seed + ": " + new String(damaged, StandardCharsets.UTF_8))
						.isEqualTo(outcome(damaged, payload.type(), false));
				}
			}
		}
	}

	private Object outcome(byte[] bytes, Class<?> type, boolean byHand) {
		try {
			return byHand ? this.json.read(bytes, 0, bytes.length, type) : general(bytes, type);
		}
		catch (JacksonException ex) {
			return ex.getClass();
		}
	}

	private Object general(byte[] bytes, Class<?> type) {
		return this.json.mapper().readValue(bytes, type);
	}

	private boolean assertEqual(String text, Class<?> type, String source) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		Object value = byHand(bytes, type);
		if (value != null) {
			assertThat(value).as(() -> source + ": " + text).isEqualTo(general(bytes, type));
		}
		return value != null;
	}

	private @Nullable Object byHand(byte[] bytes, Class<?> type) {
		try (JsonParser parser = this.json.mapper().createParser(bytes)) {
			return (type == MessageDeltaObject.class) ? MessageDeltaReader.read(parser)
					: RunStepDeltaReader.read(parser);
		}
	}

}
