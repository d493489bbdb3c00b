package io.github.openaiassistants.codec;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.model.AssistantObject;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.FileObject;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.ModifyMetadataRequest;
import io.github.openaiassistants.model.ModifyThreadRequest;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.VectorStoreFileBatchObject;
import io.github.openaiassistants.model.VectorStoreFileObject;
import io.github.openaiassistants.model.VectorStoreObject;
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

	static Map<String, Class<?>> storedObjects() {
		return Map.of("file", FileObject.class, "vector-store", VectorStoreObject.class, "vector-store-file",
				VectorStoreFileObject.class, "vector-store-file-batch", VectorStoreFileBatchObject.class);
	}

	@Test
	void everyFileAndVectorStoreComesBackUnchanged() {
		storedObjects().forEach(this::assertInstances);
	}

	@ParameterizedTest
	@ValueSource(strings = { "delete-assistant-response", "delete-thread-response", "delete-message-response",
			"delete-file-response", "delete-vector-store-response", "delete-vector-store-file-response" })
	void everyDeletionComesBackUnchanged(String schema) {
		assertInstances(schema, Deletion.class);
	}

	static Stream<Arguments> lists() {
		return Stream.of(Arguments.of("list-assistants-response", AssistantObject.class),
				Arguments.of("list-messages-response", MessageObject.class),
				Arguments.of("list-runs-response", RunObject.class),
				Arguments.of("list-run-steps-response", RunStepObject.class),
				Arguments.of("list-files-response", FileObject.class),
				Arguments.of("list-vector-stores-response", VectorStoreObject.class),
				Arguments.of("list-vector-store-files-response", VectorStoreFileObject.class));
	}

	@ParameterizedTest
	@MethodSource("lists")
	void everyPageComesBackUnchanged(String schema, Class<?> element) {
		long seed = new Random().nextLong();
		SchemaInstances instances = new SchemaInstances(WireData.schema(schema), new Random(seed));
		for (int i = 0; i < INSTANCES / 4; i++) {
			String text = instances.next();
			ListPage<?> page = this.json.readPage(text.getBytes(StandardCharsets.UTF_8), element);
			String source = schema + " with seed " + seed + ", instance " + i + ": " + text;
			assertThat(WireData.tree(this.json.writeString(page))).as(source).isEqualTo(WireData.tree(text));
			assertThat(page.data()).as(source).allMatch(element::isInstance);
		}
	}

	@Test
	void everyMessageToCreateComesBackUnchanged() {
		assertInstances("create-message-request", CreateMessageRequest.class);
	}

	@Test
	void everyChangeComesBackUnchanged() {
		assertInstances("modify-thread-request", ModifyThreadRequest.class);
		assertInstances("modify-message-request", ModifyMetadataRequest.class);
		assertInstances("modify-run-request", ModifyMetadataRequest.class);
	}

	@Test
	void anAttachmentKeepsItsDataSource() {
		String text = "{\"role\":\"user\",\"content\":\"Hi\",\"attachments\":[{\"data_source\":{\"uri\":\"azureml://x\","
				+ "\"type\":\"uri_asset\"},\"tools\":[{\"type\":\"file_search\"}]}]}";
		assertRoundTrip(text, CreateMessageRequest.class, "request");
		assertRoundTrip("{\"id\":\"msg_1\"," + text.substring(1).replace("\"Hi\"", "[]"), MessageObject.class,
				"message");
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
		assertThat(this.json.count(value)).as(() -> source + ": " + text).isEqualTo(counted(written));
	}

	private JsonCount counted(byte[] written) {
		long values = 0;
		long characters = 0;
		try (JsonParser parser = this.json.mapper().createParser(written)) {
			for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
				values += (token != JsonToken.PROPERTY_NAME && !token.isStructEnd()) ? 1 : 0;
				boolean text = token == JsonToken.PROPERTY_NAME || token == JsonToken.VALUE_STRING;
				characters += text ? parser.getString().length() : 0;
			}
		}
		return new JsonCount(values, characters);
	}

}
