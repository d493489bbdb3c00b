package io.github.openaiassistants.backend.responses;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.backend.responses.request.ConversationRepair;
import io.github.openaiassistants.backend.responses.request.StateMode;
import io.github.openaiassistants.backend.responses.store.StoredItem;
import io.github.openaiassistants.contract.Bridges;
import io.github.openaiassistants.failure.ActiveRunException;
import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Threads whose last run left calls without outputs, and what runs see of threads.
 */
class ThreadRepairTests {

	private static final String USER = "{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_text\","
			+ "\"text\":\"Hi\"}]}";

	private static final String REASONING = "{\"type\":\"reasoning\",\"id\":\"rs_2\",\"summary\":[]}";

	private static final StubResponse LOCKED = StubResponse.error(400, "invalid_request_error", "conversation_locked",
			"Another process is currently operating on this conversation.");

	private AssistantsServer server = Bridges.server(StateMode.CONVERSATION).start();

	private Bridges bridge = Bridges.to(this.server, StateMode.CONVERSATION);

	@AfterEach
	void stop() {
		this.bridge.close();
		this.server.close();
	}

	private Threads start(StateMode mode, ConversationRepair.Strategy strategy) {
		stop();
		this.server = Bridges.server(mode).start();
		this.bridge = Bridges.to(this.server, mode, strategy);
		BridgeServices services = this.bridge.services();
		return (mode == StateMode.LOCAL_HISTORY) ? new LocalThreads(services, this.bridge.settings())
				: new ConversationThreads(calls(), services, this.bridge.settings());
	}

	private ResponsesCalls calls() {
		BridgeServices services = this.bridge.services();
		return new ResponsesCalls(services.streaming(), services.rest(), services.json());
	}

	private String thread(StateMode mode, List<String> items) {
		String threadId = this.bridge.blocking().threads().create().id();
		List<JsonNode> trees = items.stream().map(this::json).toList();
		if (mode == StateMode.LOCAL_HISTORY) {
			List<StoredItem> stored = new ArrayList<>();
			trees.forEach((item) -> stored.add(new StoredItem(item.path("id").asString("msg_" + stored.size()), item, 1,
					null, null, Map.of(), List.of())));
			this.bridge.services().threads().append(threadId, stored);
			return threadId;
		}
		for (int start = 0; start < trees.size(); start += 20) {
			List<String> slice = items.subList(start, Math.min(start + 20, items.size()));
			calls().createItems(threadId, json("{\"items\":[" + String.join(",", slice) + "]}").asObject()).block();
		}
		return threadId;
	}

	private JsonNode json(String text) {
		return this.bridge.services().json().mapper().readTree(text);
	}

	private static String call(String name) {
		return "{\"type\":\"function_call\",\"id\":\"fc_" + name + "\",\"call_id\":\"call_" + name
				+ "\",\"name\":\"f\",\"arguments\":\"{}\",\"status\":\"completed\"}";
	}

	private static String output(String name) {
		return "{\"type\":\"function_call_output\",\"id\":\"fco_" + name + "\",\"call_id\":\"call_" + name
				+ "\",\"output\":\"1\"}";
	}

	private List<String> types(StateMode mode, String threadId) {
		List<String> types = new ArrayList<>();
		items(mode, threadId).forEach((item) -> types.add(item.path("type").asString()));
		return types;
	}

	private Iterable<JsonNode> items(StateMode mode, String threadId) {
		if (mode == StateMode.LOCAL_HISTORY) {
			return this.bridge.services().threads().items(threadId).stream().map(StoredItem::item).toList();
		}
		JsonNode page = calls().listItems(threadId, 100, "asc", null).block();
		return (page != null) ? page.path("data") : List.of();
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void callsWithoutOutputsAreAnswered(StateMode mode) {
		Threads threads = start(mode, ConversationRepair.Strategy.ANSWER);
		String threadId = thread(mode, List.of(USER, call("1"), output("1"), call("2"), call("3"), USER));
		threads.repair(threadId).block();
		assertThat(types(mode, threadId)).containsExactly("message", "function_call", "function_call_output",
				"function_call", "function_call", "message", "function_call_output", "function_call_output");
		assertThat(items(mode, threadId)).last().satisfies((output) -> {
			assertThat(output.path("call_id").asString()).isEqualTo("call_3");
			assertThat(output.path("output").asString()).isEqualTo("The call was cancelled.");
		});
		int before = this.server.requests("POST", "/v1/conversations/*/items").size();
		threads.repair(threadId).block();
		assertThat(types(mode, threadId)).hasSize(8);
		assertThat(this.server.requests("POST", "/v1/conversations/*/items")).hasSize(before);
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void callsWithoutOutputsAreDeletedWithTheirReasoning(StateMode mode) {
		Threads threads = start(mode, ConversationRepair.Strategy.DELETE);
		String threadId = thread(mode, List.of(USER, call("1"), output("1"), REASONING, call("2"), call("3"), USER));
		threads.repair(threadId).block();
		assertThat(types(mode, threadId)).containsExactly("message", "function_call", "function_call_output",
				"message");
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void callsAreFoundBehindManyMessages(StateMode mode) {
		Threads threads = start(mode, ConversationRepair.Strategy.DELETE);
		List<String> items = new ArrayList<>(List.of(USER, call("1")));
		IntStream.range(0, 150).forEach((i) -> items.add(USER));
		String threadId = thread(mode, items);
		threads.repair(threadId).block();
		assertThat(types(mode, threadId)).doesNotContain("function_call").hasSizeGreaterThanOrEqualTo(100);
	}

	@Test
	void whatWasInOrderBeforeTheLastRunIsNotReadAgain() {
		Threads threads = start(StateMode.CONVERSATION, ConversationRepair.Strategy.ANSWER);
		List<String> items = new ArrayList<>();
		IntStream.range(0, 60).forEach((i) -> items.addAll(List.of(USER, call("x" + i), output("x" + i))));
		String threadId = thread(StateMode.CONVERSATION, items);
		threads.repair(threadId).block();
		assertThat(this.server.requests("GET", "/v1/conversations/*/items")).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void threadInOrderStaysAsItIs(StateMode mode) {
		Threads threads = start(mode, ConversationRepair.Strategy.DELETE);
		String threadId = thread(mode, List.of(USER, call("1"), output("1")));
		threads.repair(threadId).block();
		assertThat(types(mode, threadId)).hasSize(3);
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> threads.repair("conv_unknown").block());
	}

	@Test
	void lockedConversationIsTriedOnceMore() {
		Threads threads = start(StateMode.CONVERSATION, ConversationRepair.Strategy.ANSWER);
		String threadId = thread(StateMode.CONVERSATION, List.of(USER, call("1")));
		this.server.enqueue("POST", "/v1/conversations/*/items", LOCKED);
		threads.repair(threadId).block();
		assertThat(types(StateMode.CONVERSATION, threadId)).endsWith("function_call_output");
	}

	@Test
	void conversationThatStaysLockedIsReported() {
		Threads threads = start(StateMode.CONVERSATION, ConversationRepair.Strategy.DELETE);
		String threadId = thread(StateMode.CONVERSATION, List.of(USER, call("1")));
		this.server.enqueue("DELETE", "/v1/conversations/*/items/*", LOCKED, LOCKED, LOCKED);
		assertThatExceptionOfType(ActiveRunException.class).isThrownBy(() -> threads.repair(threadId).block());
		assertThat(this.server.requests("DELETE", "/v1/conversations/*/items/*")).hasSize(2);
	}

	@Test
	void itemThatIsGoneAlreadyIsNoObstacle() {
		Threads threads = start(StateMode.CONVERSATION, ConversationRepair.Strategy.DELETE);
		String threadId = thread(StateMode.CONVERSATION, List.of(USER, call("1"), call("2")));
		this.server.enqueue("DELETE", "/v1/conversations/*/items/*",
				StubResponse.error(404, "invalid_request_error", "", "Not found."));
		threads.repair(threadId).block();
		assertThat(this.server.requests("DELETE", "/v1/conversations/*/items/*")).hasSize(2);
	}

	@Test
	void lateOutputsGoBeforeTheNextMessage() {
		Threads threads = start(StateMode.LOCAL_HISTORY, ConversationRepair.Strategy.ANSWER);
		String threadId = thread(StateMode.LOCAL_HISTORY, List.of(USER, call("1"), call("2"), output("1"), USER));
		threads.repair(threadId).block();
		assertThat(history(threads, threadId)).containsExactly("message", "function_call", "function_call",
				"function_call_output", "function_call_output", "message");
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> threads.history("conv_unknown").block());
	}

	private static List<String> history(Threads threads, String threadId) {
		return threads.history(threadId)
			.flatMapIterable((history) -> history.items())
			.map((item) -> item.path("type").asString())
			.collectList()
			.blockOptional()
			.orElseThrow();
	}

	@Test
	void historyOfAConversationIsAtTheServer() {
		Threads threads = start(StateMode.CONVERSATION, ConversationRepair.Strategy.ANSWER);
		assertThat(history(threads, thread(StateMode.CONVERSATION, List.of(USER)))).isEmpty();
	}

	@Test
	void whatAResponseWroteIsAddedOnce() {
		Threads threads = start(StateMode.LOCAL_HISTORY, ConversationRepair.Strategy.ANSWER);
		String threadId = thread(StateMode.LOCAL_HISTORY, List.of(USER));
		StoredItem item = new StoredItem("fc_1", json(call("1")), 1, "run_1", "weather", Map.of(), List.of());
		threads.commit(threadId, List.of(item));
		threads.commit(threadId, List.of(item));
		assertThat(history(threads, threadId)).containsExactly("message", "function_call");
	}

}
