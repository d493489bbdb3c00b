package io.github.openaiassistants.codec;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.model.ContentPart;
import io.github.openaiassistants.model.ContentParts;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.MessageRole;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.Tool;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The texts of wire objects hold no content.
 */
class DiscreetTextTests {

	private static final String MARKER = "MARKER";

	private static final Set<String> IDENTIFYING = Set.of("id", "object", "type", "status", "role", "code", "reason",
			"model", "detail", "ranker", "reasoning_effort", "tool_choice", "response_format");

	private final AssistantsJson json = AssistantsJson.create();

	@Test
	void contentOfRecordedPayloadsIsNotShown() {
		for (WireData.Payload payload : WireData.payloads()) {
			assertDiscreet(payload.json(), payload.type(), payload.source());
		}
	}

	@Test
	void contentOfGeneratedPayloadsIsNotShown() {
		long seed = new Random().nextLong();
		WireData.TYPES_BY_SCHEMA.forEach((name, type) -> {
			SchemaInstances instances = new SchemaInstances(WireData.schema(name), new Random(seed));
			for (int i = 0; i < 200; i++) {
				assertDiscreet(WireData.tree(instances.next()), type, name + " with seed " + seed);
			}
		});
	}

	private void assertDiscreet(JsonNode payload, Class<?> type, String source) {
		String marked = marked(payload).toString();
		Object value = this.json.read(marked, type);
		assertThat(value.toString()).as(source + ": " + marked).doesNotContain(MARKER).startsWith(type.getSimpleName());
	}

	private JsonNode marked(JsonNode node) {
		if (node.isObject()) {
			ObjectNode copy = this.json.mapper().createObjectNode();
			node.properties().forEach((member) -> {
				boolean identifying = IDENTIFYING.contains(member.getKey()) || member.getKey().endsWith("_id")
						|| member.getKey().endsWith("_ids");
				copy.set(member.getKey(), identifying ? member.getValue() : marked(member.getValue()));
			});
			return copy;
		}
		if (node.isArray()) {
			ArrayNode copy = this.json.mapper().createArrayNode();
			node.forEach((element) -> copy.add(marked(element)));
			return copy;
		}
		return node.isString() ? this.json.mapper().getNodeFactory().stringNode(MARKER) : node;
	}

	@Test
	void contentOfRequestsIsNotShown() {
		CreateMessageRequest message = CreateMessageRequest
			.builder(MessageRole.USER, ContentParts.of(ContentPart.text(MARKER), ContentPart.imageUrl(MARKER)))
			.metadata(Map.of("k", MARKER, MARKER, "v"))
			.build();
		CreateRunRequest run = CreateRunRequest.builder("asst_1")
			.instructions(MARKER)
			.additionalInstructions(MARKER)
			.additionalMessages(List.of(message, CreateMessageRequest.user(MARKER)))
			.tools(List.of(Tool.function(MARKER, MARKER, null)))
			.attributes(Map.of(MARKER, MARKER))
			.extra(Map.of("x", this.json.mapper().getNodeFactory().stringNode(MARKER)))
			.build();
		assertThat(run.toString()).contains("asst_1").doesNotContain(MARKER);
		assertThat(CreateThreadAndRunRequest.of("asst_1", MARKER).toString()).doesNotContain(MARKER);
		assertThat(ToolOutputs.of(new ToolOutput("call_1", MARKER)).toString()).contains("call_1")
			.doesNotContain(MARKER);
	}

	@Test
	void anIdThatIsNoIdentifierIsNotShown() {
		RunObject run = this.json.read("{\"id\":\"MARKER of a user\",\"status\":\"MARKER\\nforged line\"}",
				RunObject.class);
		assertThat(run.toString()).doesNotContain(MARKER);
	}

	@Test
	void identifyingValuesAreShown() {
		RunObject run = this.json.read(
				"{\"id\":\"run_1\",\"thread_id\":\"thread_1\",\"status\":\"queued\","
						+ "\"instructions\":\"secret\",\"metadata\":{\"a\":\"b\"},\"created_at\":7,\"usage\":null}",
				RunObject.class);
		assertThat(run).hasToString("RunObject[id=run_1, createdAt=7, threadId=thread_1, status=queued, "
				+ "instructions=6 characters, metadata=1 entries, extra=1 entries]");
	}

}
