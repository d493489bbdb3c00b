package io.github.openaiassistants.test;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Conversations API over plain HTTP.
 */
class ConversationTests {

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final TestClient client = new TestClient(this.server.responsesUrl());

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void conversationIsCreatedChangedAndDeleted() {
		JsonNode created = this.client.post("/conversations", "{\"metadata\":{\"a\":\"1\"}}");
		String path = "/conversations/" + created.path("id").asString();
		assertThat(created.path("id").asString()).startsWith("conv_");
		assertThat(created.path("object").asString()).isEqualTo("conversation");
		assertThat(created.path("created_at").isIntegralNumber()).isTrue();
		assertThat(this.client.post(path, "{\"metadata\":{\"b\":\"2\"}}").path("metadata").propertyNames())
			.containsExactly("b");
		assertThat(this.client.get(path).path("metadata").path("b").asString()).isEqualTo("2");
		JsonNode deleted = this.client.delete(path);
		assertThat(deleted.path("object").asString()).isEqualTo("conversation.deleted");
		assertThat(deleted.path("deleted").asBoolean()).isTrue();
		HttpResponse<String> missing = this.client.tryGet(path);
		assertThat(missing.statusCode()).isEqualTo(404);
		assertThat(message(missing))
			.isEqualTo("Conversation with id '" + created.path("id").asString() + "' not found.");
	}

	@Test
	void itemsAreCompletedToWhatIsStored() {
		String path = "/conversations/" + this.server.createConversation();
		JsonNode list = this.client.post(path + "/items",
				"{\"items\":[{\"role\":\"user\",\"content\":\"Hi\"},"
						+ "{\"type\":\"message\",\"role\":\"assistant\",\"content\":\"Hello\"},"
						+ "{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_image\","
						+ "\"image_url\":\"https://example.test/a.png\",\"detail\":\"auto\"}]},"
						+ "{\"type\":\"function_call\",\"call_id\":\"call_1\",\"name\":\"f\",\"arguments\":\"{}\"},"
						+ "{\"type\":\"function_call_output\",\"call_id\":\"call_1\",\"output\":\"1\"}]}");
		assertThat(list.path("object").asString()).isEqualTo("list");
		JsonNode items = list.path("data");
		assertThat(items.valueStream().map((item) -> item.path("type").asString())).containsExactly("message",
				"message", "message", "function_call", "function_call_output");
		assertThat(items.path(0).path("content").path(0).path("type").asString()).isEqualTo("input_text");
		assertThat(items.path(1).path("content").path(0).path("type").asString()).isEqualTo("output_text");
		assertThat(items.path(0).path("id").asString()).startsWith("msg_");
		assertThat(items.path(3).path("id").asString()).startsWith("fc_");
		String item = path + "/items/" + items.path(1).path("id").asString();
		assertThat(this.client.get(item)).isEqualTo(items.path(1));
		assertThat(this.client.delete(item).path("object").asString()).isEqualTo("conversation");
		assertThat(this.client.tryGet(item).statusCode()).isEqualTo(404);
		assertThat(this.client.get(path + "/items").path("data")).hasSize(4);
	}

	@Test
	void itemsArePagedInBothOrders() {
		String path = "/conversations/" + this.server.createConversation() + "/items";
		for (int i = 0; i < 45; i++) {
			this.client.post(path, "{\"items\":[{\"role\":\"user\",\"content\":\"" + i + "\"}]}");
		}
		assertThat(this.client.get(path).path("data")).hasSize(20);
		assertThat(text(this.client.get(path).path("data").path(0))).isEqualTo("44");
		List<String> texts = new ArrayList<>();
		String after = "";
		JsonNode page;
		int pages = 0;
		do {
			page = this.client.get(path + "?limit=10&order=asc" + after);
			page.path("data").forEach((item) -> texts.add(text(item)));
			assertThat(page.path("first_id")).isEqualTo(page.path("data").path(0).path("id"));
			after = "&after=" + page.path("last_id").asString();
			pages++;
		}
		while (page.path("has_more").asBoolean());
		assertThat(pages).isEqualTo(5);
		assertThat(texts).hasSize(45).startsWith("0", "1").endsWith("43", "44").doesNotHaveDuplicates();
		assertThat(this.client.tryGet(path + "?limit=101").statusCode()).isEqualTo(400);
		assertThat(this.client.tryGet(path + "?before=" + page.path("last_id").asString()).statusCode()).isEqualTo(400);
	}

	@Test
	void atMostTwentyItemsAreAddedAtOnce() {
		String items = "{\"items\":[" + "{\"role\":\"user\",\"content\":\"x\"},".repeat(20)
				+ "{\"role\":\"user\",\"content\":\"x\"}]}";
		HttpResponse<String> refused = this.client.tryPost("/conversations", items);
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(TestClient.json(refused).path("error").path("code").asString()).isEqualTo("array_above_max_length");
		String path = "/conversations/" + this.server.createConversation() + "/items";
		assertThat(this.client.tryPost(path, items).statusCode()).isEqualTo(400);
		assertThat(this.client.get(path).path("data")).isEmpty();
	}

	@Test
	void itemsThatTheApiDoesNotKnowAreRefused() {
		String path = "/conversations/" + this.server.createConversation() + "/items";
		assertRefused(path, "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}",
				"items[0].content[0].type");
		assertRefused(path, "{\"role\":\"assistant\",\"content\":[{\"type\":\"input_text\",\"text\":\"x\"}]}",
				"items[0].content[0].type");
		assertRefused(path, "{\"role\":\"tool\",\"content\":\"x\"}", "items[0].content");
		assertRefused(path, "{\"type\":\"tool_result\"}", "items[0].type");
		assertRefused(path, "{\"type\":\"function_call_output\",\"output\":\"x\"}", "items[0].call_id");
	}

	private void assertRefused(String path, String item, String param) {
		HttpResponse<String> refused = this.client.tryPost(path, "{\"items\":[" + item + "]}");
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(TestClient.json(refused).path("error").path("param").asString()).isEqualTo(param);
	}

	private static String text(JsonNode item) {
		return item.path("content").path(0).path("text").asString();
	}

	private static String message(HttpResponse<String> response) {
		return TestClient.json(response).path("error").path("message").asString();
	}

}
