package io.github.openaiassistants.codec;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.model.AssistantObject;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.WireObject;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is read and written again is the same JSON value.
 */
class RoundTripTests {

	private static final int INSTANCES = 1_000;

	private final AssistantsJson json = AssistantsJson.create();

	@Test
	void everyRecordedPayloadComesBackUnchanged() {
		List<WireData.Payload> payloads = WireData.payloads();
		assertThat(payloads).hasSizeGreaterThan(400);
		for (WireData.Payload payload : payloads) {
			assertRoundTrip(payload.json().toString(), payload.type(), payload.source());
		}
	}

	@Test
	void recordedRunsKeepNothingBesideTheirComponentsButNulls() {
		for (WireData.Payload payload : WireData.payloads()) {
			if (payload.source().startsWith("message-basic")) {
				WireObject object = (WireObject) this.json.read(payload.json().toString(), payload.type());
				assertThat(object.extra().values()).as(payload.type().getSimpleName()).allMatch(JsonNode::isNull);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "thread", "run", "run-step", "run-step-delta", "message", "message-delta", "error" })
	void everyDocumentedInstanceComesBackUnchanged(String name) {
		assertInstances(name, type(name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "thread", "run", "run-step", "run-step-delta", "message", "message-delta", "error" })
	void everyTolerantInstanceComesBackUnchanged(String name) {
		assertInstances("tolerant/" + name, type(name));
	}

	@Test
	void everyAssistantComesBackUnchanged() {
		assertInstances("assistant", AssistantObject.class);
	}

	@Test
	void everyMessageToCreateComesBackUnchanged() {
		assertInstances("create-message-request", CreateMessageRequest.class);
	}

	private static Class<?> type(String name) {
		return Objects.requireNonNull(WireData.TYPES_BY_SCHEMA.get(name));
	}

	private void assertInstances(String schema, Class<?> type) {
		long seed = new Random().nextLong();
		SchemaInstances instances = new SchemaInstances(WireData.schema(schema), new Random(seed));
		for (int i = 0; i < INSTANCES; i++) {
			assertRoundTrip(instances.next(), type, schema + " with seed " + seed + ", instance " + i);
		}
	}

	private void assertRoundTrip(String text, Class<?> type, String source) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		Object value = this.json.read(bytes, 0, bytes.length, type);
		byte[] written = this.json.write(value);
		assertThat(this.json.readTree(written, 0, written.length)).as(() -> source + ": " + text)
			.isEqualTo(WireData.tree(text));
		assertThat(this.json.read(text, type)).as(() -> source + ": " + text).isEqualTo(value).hasSameHashCodeAs(value);
		assertThat(this.json.read(written, 0, written.length, type)).as(() -> source + ": " + text).isEqualTo(value);
	}

}
