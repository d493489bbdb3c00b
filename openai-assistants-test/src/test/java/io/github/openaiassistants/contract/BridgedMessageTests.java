package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.backend.responses.request.StateMode;
import io.github.openaiassistants.backend.responses.store.StoredItem;
import io.github.openaiassistants.client.BlockingMessageOperations;
import io.github.openaiassistants.failure.ActiveRunException;
import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.http.RestRequest;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.FilePurpose;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.MessageRole;
import io.github.openaiassistants.model.MessageStatus;
import io.github.openaiassistants.model.ModifyMetadataRequest;
import io.github.openaiassistants.model.PlainText;
import io.github.openaiassistants.model.SortOrder;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Messages on a server of the Responses API, whether it has conversations or not.
 */
class BridgedMessageTests {

	private AssistantsServer server = Bridges.server(StateMode.CONVERSATION).start();

	private Bridges bridge = Bridges.to(this.server, StateMode.CONVERSATION);

	private String threadId = "";

	@AfterEach
	void stop() {
		this.bridge.close();
		this.server.close();
	}

	private BlockingMessageOperations messages(StateMode mode) {
		if (mode != StateMode.CONVERSATION) {
			stop();
			this.server = Bridges.server(mode).start();
			this.bridge = Bridges.to(this.server, mode);
		}
		this.threadId = this.bridge.blocking().threads().create().id();
		return this.bridge.blocking().messages();
	}

	private String add(String text) {
		return this.bridge.blocking().messages().create(this.threadId, CreateMessageRequest.user(text)).id();
	}

	// What a response leaves in a conversation
	private void addCall(String name) {
		String body = "{\"items\":[{\"type\":\"function_call\",\"id\":\"fc_" + name + "\",\"call_id\":\"call_" + name
				+ "\",\"name\":\"f\",\"arguments\":\"{}\"},{\"type\":\"function_call_output\",\"call_id\":\"call_"
				+ name + "\",\"output\":\"1\"}]}";
		this.bridge.services()
			.rest()
			.exchange(RestRequest
				.post("create items", "/conversations/{conversation_id}/items",
						Map.of("conversation_id", this.threadId))
				.withJson(this.bridge.services().json().mapper().readTree(body)), (bytes) -> bytes)
			.block(ObservedRun.TIMEOUT);
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void createdMessageShowsWhatIsKnownOfIt(StateMode mode) {
		BlockingMessageOperations messages = messages(mode);
		MessageObject created = messages.create(this.threadId, CreateMessageRequest.user("Hello"));
		assertThat(created.id()).startsWith("msg_");
		assertThat(created.threadId()).isEqualTo(this.threadId);
		assertThat(created.role()).isEqualTo(MessageRole.USER);
		assertThat(created.status()).isEqualTo(MessageStatus.COMPLETED);
		assertThat(created.text()).isEqualTo("Hello");
		assertThat(created.createdAt()).isEqualTo(Bridges.NOW.getEpochSecond());
		assertThat(created.attachments()).isEmpty();
		MessageObject seen = messages.retrieve(this.threadId, created.id());
		assertThat(seen.text()).isEqualTo("Hello");
		if (mode == StateMode.CONVERSATION) {
			assertThat(seen.createdAt()).isNull();
			assertThat(seen.metadata()).isNull();
			assertThat(seen.extra()).containsKeys("created_at", "metadata", "run_id", "assistant_id");
		}
		else {
			assertThat(seen).isEqualTo(created);
			assertThat(seen.metadata()).isEmpty();
			assertThat(seen.extra()).doesNotContainKeys("created_at", "metadata").containsKey("run_id");
		}
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void deletedMessageIsGone(StateMode mode) {
		BlockingMessageOperations messages = messages(mode);
		String first = add("first");
		String second = add("second");
		assertThat(messages.delete(this.threadId, first))
			.isEqualTo(new Deletion(first, "thread.message.deleted", true, Map.of()));
		assertThat(messages.list(this.threadId)).extracting(MessageObject::id).containsExactly(second);
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> messages.retrieve(this.threadId, first));
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> messages.delete(this.threadId, first));
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void unknownThreadHasNoMessages(StateMode mode) {
		BlockingMessageOperations messages = messages(mode);
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> messages.create("conv_unknown", CreateMessageRequest.user("Hello")));
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> messages.page("conv_unknown", ListQuery.all()));
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> messages.retrieve("conv_unknown", "msg_unknown"));
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void pagesGoBothWaysAndSayWhetherThereIsMore(StateMode mode) {
		BlockingMessageOperations messages = messages(mode);
		List<String> texts = IntStream.range(0, 45).mapToObj((i) -> "text " + i).toList();
		texts.forEach(this::add);
		ListPage<MessageObject> newest = messages.page(this.threadId, ListQuery.all());
		assertThat(newest.data()).hasSize(20);
		assertThat(newest.data().get(0).text()).isEqualTo("text 44");
		assertThat(newest.hasMore()).isTrue();
		assertThat(newest.firstId()).isEqualTo(newest.data().get(0).id());
		assertThat(newest.lastId()).isEqualTo(newest.data().get(19).id());
		List<String> seen = new ArrayList<>();
		ListQuery query = ListQuery.builder().limit(15).order(SortOrder.ASCENDING).build();
		ListPage<MessageObject> page;
		int pages = 0;
		do {
			page = messages.page(this.threadId, query);
			page.data().forEach((message) -> seen.add(message.text()));
			query = query.toBuilder().after(page.lastId()).build();
			pages++;
		}
		while (Boolean.TRUE.equals(page.hasMore()));
		assertThat(pages).isEqualTo(3);
		assertThat(seen).isEqualTo(texts);
		assertThat(messages.page(this.threadId, ListQuery.builder().limit(45).build()).hasMore()).isFalse();
		assertThat(messages.page(this.threadId, ListQuery.builder().limit(44).build()).hasMore()).isTrue();
		assertThat(messages.list(this.threadId, ListQuery.builder().limit(7).build())).hasSize(45);
	}

	@Test
	void pagesAreFilledFromBetweenOtherItems() {
		BlockingMessageOperations messages = messages(StateMode.CONVERSATION);
		for (int i = 0; i < 5; i++) {
			add("text " + i);
			for (int call = 0; call < 8; call++) {
				addCall(i + "x" + call);
			}
		}
		ListPage<MessageObject> page = messages.page(this.threadId, ListQuery.builder().limit(2).build());
		assertThat(page.data()).extracting(MessageObject::text).containsExactly("text 4", "text 3");
		assertThat(page.hasMore()).isTrue();
		page = messages.page(this.threadId,
				ListQuery.builder().limit(2).order(SortOrder.ASCENDING).after(page.data().get(1).id()).build());
		assertThat(page.data()).extracting(MessageObject::text).containsExactly("text 4");
		// Only calls are left
		assertThat(page.hasMore()).isFalse();
		assertThat(messages.page(this.threadId, ListQuery.builder().limit(5).build()).hasMore()).isFalse();
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> messages.retrieve(this.threadId, "fc_0x0"));
	}

	@Test
	void pageEndsWhereTheServerTurnsInCircles() {
		BlockingMessageOperations messages = messages(StateMode.CONVERSATION);
		String same = "{\"object\":\"list\",\"data\":[{\"id\":\"fc_1\",\"type\":\"function_call\"}],"
				+ "\"last_id\":\"fc_1\",\"has_more\":true}";
		this.server.enqueue("GET", "/v1/conversations/*/items", StubResponse.json(200, same),
				StubResponse.json(200, same), StubResponse.json(200, same));
		ListPage<MessageObject> page = messages.page(this.threadId, ListQuery.all());
		assertThat(page.data()).isEmpty();
		assertThat(page.hasMore()).isFalse();
		assertThat(this.server.requests("GET", "/v1/conversations/*/items")).hasSize(2);
	}

	@Test
	void conversationsRefuseWhatTheyCannotList() {
		BlockingMessageOperations messages = messages(StateMode.CONVERSATION);
		int before = this.server.requests().size();
		refused("before", () -> messages.page(this.threadId, ListQuery.builder().before("msg_1").build()));
		refused("run_id", () -> messages.page(this.threadId, ListQuery.builder().runId("run_1").build()));
		refused("purpose", () -> messages.page(this.threadId, ListQuery.builder().purpose(FilePurpose.BATCH).build()));
		assertThat(this.server.requests()).hasSize(before);
	}

	@Test
	void conversationsRefuseMetadataOfMessages() {
		BlockingMessageOperations messages = messages(StateMode.CONVERSATION);
		String messageId = add("Hello");
		int before = this.server.requests().size();
		refused("metadata", () -> messages.create(this.threadId,
				CreateMessageRequest.builder(MessageRole.USER, new PlainText("x")).metadata(Map.of("a", "1")).build()));
		refused("modify message",
				() -> messages.modify(this.threadId, messageId, ModifyMetadataRequest.of(Map.of("a", "1"))));
		assertThat(this.server.requests()).hasSize(before);
	}

	private static void refused(String field, Runnable call) {
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(call::run)
			.withMessageStartingWith(field)
			.satisfies((refusal) -> assertThat(refusal.field()).isEqualTo(field));
	}

	@Test
	void messagesThatAreKeptHereHaveMetadata() {
		BlockingMessageOperations messages = messages(StateMode.LOCAL_HISTORY);
		MessageObject created = messages.create(this.threadId,
				CreateMessageRequest.builder(MessageRole.USER, new PlainText("x")).metadata(Map.of("a", "1")).build());
		assertThat(created.metadata()).isEqualTo(Map.of("a", "1"));
		MessageObject modified = messages.modify(this.threadId, created.id(),
				ModifyMetadataRequest.of(Map.of("b", "2")));
		assertThat(modified.metadata()).isEqualTo(Map.of("b", "2"));
		assertThat(messages.retrieve(this.threadId, created.id())).isEqualTo(modified);
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> messages.modify(this.threadId, "msg_unknown", ModifyMetadataRequest.of(Map.of())));
	}

	@Test
	void messagesThatAreKeptHereAreListedByRunAndBackwards() {
		BlockingMessageOperations messages = messages(StateMode.LOCAL_HISTORY);
		add("question");
		JsonNode answer = this.bridge.services()
			.json()
			.mapper()
			.readTree("{\"type\":\"message\",\"id\":\"msg_answer\",\"role\":\"assistant\",\"status\":\"completed\","
					+ "\"content\":[{\"type\":\"output_text\",\"text\":\"answer\",\"annotations\":[]}]}");
		this.bridge.services()
			.threads()
			.append(this.threadId,
					List.of(new StoredItem("msg_answer", answer, 7, "run_1", "weather", Map.of(), List.of())));
		String last = add("thanks");
		ListPage<MessageObject> ofRun = messages.page(this.threadId, ListQuery.builder().runId("run_1").build());
		assertThat(ofRun.data()).singleElement().satisfies((message) -> {
			assertThat(message.id()).isEqualTo("msg_answer");
			assertThat(message.runId()).isEqualTo("run_1");
			assertThat(message.assistantId()).isEqualTo("weather");
			assertThat(message.createdAt()).isEqualTo(7);
			assertThat(message.extra()).doesNotContainKeys("run_id", "assistant_id");
		});
		assertThat(messages
			.page(this.threadId, ListQuery.builder().limit(1).order(SortOrder.ASCENDING).before(last).build())
			.data()).extracting(MessageObject::text).containsExactly("answer");
		refused("after", () -> messages.page(this.threadId, ListQuery.builder().after("msg_unknown").build()));
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void noMessageIsAddedWhileARunIsActive(StateMode mode) {
		messages(mode);
		this.bridge.services().active().tryActivate(this.threadId, "run_1", Duration.ofMinutes(1));
		int before = this.server.requests().size();
		assertThatExceptionOfType(ActiveRunException.class).isThrownBy(() -> add("Hello"))
			.withMessage("Can't add messages to " + this.threadId + " while a run run_1 is active.");
		assertThat(this.server.requests()).hasSize(before);
		this.bridge.services().active().release(this.threadId, "run_1");
		assertThat(add("Hello")).startsWith("msg_");
	}

	@Test
	void lockOfTheServerIsTheSameRefusal() {
		messages(StateMode.CONVERSATION);
		this.server.enqueue("POST", "/v1/conversations/*/items", StubResponse.error(400, "invalid_request_error",
				"conversation_locked", "Another process is currently operating on this conversation."));
		assertThatExceptionOfType(ActiveRunException.class).isThrownBy(() -> add("Hello"));
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void idsAreCheckedAtOnce(StateMode mode) {
		messages(mode);
		int before = this.server.requests().size();
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> this.bridge.client().messages().retrieve(this.threadId, "../x"));
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> this.bridge.client().messages().page("a/b", ListQuery.all()));
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> this.bridge.client().threads().retrieve("a b"));
		assertThat(this.server.requests()).hasSize(before);
	}

}
