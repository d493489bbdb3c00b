package io.github.openaiassistants.test;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lists and their pages.
 */
class ListTests {

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final TestClient client = new TestClient(this.server);

	private final String thread = this.server.createThread("1", "2", "3", "4", "5");

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void newestComesFirstUnlessAscendingIsAskedFor() {
		assertThat(texts(list(""))).containsExactly("5", "4", "3", "2", "1");
		assertThat(texts(list("?order=asc"))).containsExactly("1", "2", "3", "4", "5");
	}

	@Test
	void pagesFollowTheCursor() {
		JsonNode first = list("?limit=2&order=asc");
		assertThat(texts(first)).containsExactly("1", "2");
		assertThat(first.path("has_more").asBoolean()).isTrue();
		assertThat(first.path("first_id")).isEqualTo(first.path("data").path(0).path("id"));
		JsonNode second = list("?limit=2&order=asc&after=" + first.path("last_id").asString());
		assertThat(texts(second)).containsExactly("3", "4");
		JsonNode last = list("?limit=2&order=asc&after=" + second.path("last_id").asString());
		assertThat(texts(last)).containsExactly("5");
		assertThat(last.path("has_more").asBoolean()).isFalse();
		JsonNode back = list("?limit=2&order=asc&before=" + last.path("first_id").asString());
		assertThat(texts(back)).containsExactly("3", "4");
	}

	@Test
	void emptyListHasNoIds() {
		JsonNode list = this.client.get("/threads/" + this.thread + "/runs");
		assertThat(list.path("object").asString()).isEqualTo("list");
		assertThat(list.path("data").isEmpty()).isTrue();
		assertThat(list.path("first_id").isNull()).isTrue();
		assertThat(list.path("last_id").isNull()).isTrue();
		assertThat(list.path("has_more").asBoolean()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "limit=0", "limit=101", "limit=x", "order=up", "after=msg_x", "before=msg_x" })
	void wrongQueryIsRefused(String query) {
		assertThat(this.client.tryGet("/threads/" + this.thread + "/messages?" + query).statusCode()).isEqualTo(400);
	}

	@Test
	void messagesAreChangedAndDeleted() {
		String id = list("?limit=1").path("first_id").asString();
		String path = "/threads/" + this.thread + "/messages/" + id;
		assertThat(this.client.post(path, "{\"metadata\":{\"k\":\"v\"}}").path("metadata").path("k").asString())
			.isEqualTo("v");
		assertThat(this.client.get(path).path("metadata").path("k").asString()).isEqualTo("v");
		assertThat(this.client.delete(path).path("deleted").asBoolean()).isTrue();
		assertThat(texts(list(""))).containsExactly("4", "3", "2", "1");
	}

	private JsonNode list(String query) {
		return this.client.get("/threads/" + this.thread + "/messages" + query);
	}

	private static List<String> texts(JsonNode list) {
		return list.path("data")
			.valueStream()
			.map((message) -> message.path("content").path(0).path("text").path("value").asString())
			.toList();
	}

}
