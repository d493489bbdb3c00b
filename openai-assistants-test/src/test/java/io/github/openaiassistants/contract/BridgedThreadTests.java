package io.github.openaiassistants.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

import io.github.openaiassistants.backend.responses.request.StateMode;
import io.github.openaiassistants.backend.responses.store.ThreadStore;
import io.github.openaiassistants.client.BlockingThreadOperations;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateThreadRequest;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.ModifyThreadRequest;
import io.github.openaiassistants.model.SortOrder;
import io.github.openaiassistants.model.ThreadObject;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.RecordedRequest;
import io.github.openaiassistants.test.ResponsesDialect;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Threads on a server of the Responses API, whether it has conversations or not.
 */
class BridgedThreadTests {

	private static final ListQuery ALL = ListQuery.builder().limit(100).order(SortOrder.ASCENDING).build();

	private AssistantsServer server = Bridges.server(StateMode.CONVERSATION).start();

	private Bridges bridge = Bridges.to(this.server, StateMode.CONVERSATION);

	@AfterEach
	void stop() {
		this.bridge.close();
		this.server.close();
	}

	private BlockingThreadOperations threads(StateMode mode) {
		if (mode != StateMode.CONVERSATION) {
			stop();
			this.server = Bridges.server(mode).start();
			this.bridge = Bridges.to(this.server, mode);
		}
		return this.bridge.blocking().threads();
	}

	private static CreateThreadRequest messages(int count) {
		return CreateThreadRequest.of(IntStream.range(0, count)
			.mapToObj((i) -> (i % 2 == 0) ? CreateMessageRequest.user("text " + i)
					: CreateMessageRequest.assistant("text " + i))
			.toArray(CreateMessageRequest[]::new));
	}

	private List<String> texts(String threadId) {
		return this.bridge.blocking().messages().page(threadId, ALL).data().stream().map(MessageObject::text).toList();
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void manyFirstMessagesKeepTheirOrder(StateMode mode) {
		ThreadObject thread = threads(mode).create(messages(45));
		assertThat(texts(thread.id())).isEqualTo(IntStream.range(0, 45).mapToObj((i) -> "text " + i).toList());
		if (mode == StateMode.CONVERSATION) {
			assertThat(this.server.requests("POST", "/v1/conversations")).singleElement()
				.satisfies((request) -> assertThat(items(request)).isEqualTo(20));
			assertThat(this.server.requests("POST", "/v1/conversations/*/items")).extracting(BridgedThreadTests::items)
				.containsExactly(20, 5);
		}
		else {
			assertThat(this.server.requests()).isEmpty();
		}
	}

	private static int items(RecordedRequest request) {
		return request.body().split("\"text \\d+\"", -1).length - 1;
	}

	@Test
	void conversationThatLacksMessagesIsDeleted() {
		this.server.enqueue("POST", "/v1/conversations/*/items",
				StubResponse.error(400, "invalid_request_error", "too_long", "No."));
		assertThatExceptionOfType(ApiException.class)
			.isThrownBy(() -> this.bridge.blocking().threads().create(messages(21)))
			.satisfies((failure) -> assertThat(failure.code()).isEqualTo("too_long"));
		assertThat(this.server.requests("DELETE", "/v1/conversations/*")).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void threadsAreCreatedChangedAndDeleted(StateMode mode) {
		BlockingThreadOperations threads = threads(mode);
		ThreadObject created = threads.create(CreateThreadRequest.builder().metadata(Map.of("a", "1")).build());
		assertThat(created.id()).startsWith("conv_");
		assertThat(created.object()).isEqualTo("thread");
		assertThat(created.createdAt()).isNotNull();
		assertThat(created.metadata()).isEqualTo(Map.of("a", "1"));
		assertThat(created.toolResources()).isNull();
		assertThat(created.extra()).containsOnlyKeys("tool_resources");
		assertThat(threads.retrieve(created.id())).isEqualTo(created);
		ThreadObject changed = threads.modify(created.id(),
				ModifyThreadRequest.builder().metadata(Map.of("b", "2")).build());
		assertThat(changed.metadata()).isEqualTo(Map.of("b", "2"));
		assertThat(threads.retrieve(created.id())).isEqualTo(changed);
		assertThat(threads.modify(created.id(), ModifyThreadRequest.builder().build())).isEqualTo(changed);
		assertThat(threads.delete(created.id()))
			.isEqualTo(new Deletion(created.id(), "thread.deleted", true, Map.of()));
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> threads.retrieve(created.id()));
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> threads.delete(created.id()));
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> threads.modify(created.id(), ModifyThreadRequest.builder().metadata(Map.of()).build()));
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.bridge.blocking().messages().page(created.id(), ALL));
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void emptyThreadsHaveNoMessages(StateMode mode) {
		ThreadObject thread = threads(mode).create();
		assertThat(thread.metadata()).isEmpty();
		assertThat(texts(thread.id())).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void idOfAnOldThreadIsRefusedBeforeAnythingIsSent(StateMode mode) {
		BlockingThreadOperations threads = threads(mode);
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(() -> threads.retrieve("thread_abc"))
			.satisfies((refusal) -> assertThat(refusal.field()).isEqualTo("thread_id"))
			.withMessageContainingAll("Assistants API", "Create a thread", "mapping from the old id")
			.withMessageNotContaining("thread_abc");
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(
				() -> this.bridge.blocking().messages().create("thread_abc", CreateMessageRequest.user("Hello")));
		assertThat(this.server.requests()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void idOfAnOldThreadLeadsToTheOneThatTookItsPlace(StateMode mode) {
		BlockingThreadOperations threads = threads(mode);
		ThreadObject thread = threads.create(messages(1));
		this.bridge.services().threads().link("thread_abc", thread.id());
		assertThat(threads.retrieve("thread_abc")).isEqualTo(thread);
		this.bridge.blocking().messages().create("thread_abc", CreateMessageRequest.user("more"));
		assertThat(texts("thread_abc")).containsExactly("text 0", "more");
		assertThat(threads.delete("thread_abc").id()).isEqualTo(thread.id());
	}

	@Test
	void whatIsKeptOfAThreadIsForgottenWithIt() {
		String threadId = this.bridge.blocking().threads().create().id();
		ThreadStore store = this.bridge.services().threads();
		store.link("thread_abc", threadId);
		this.bridge.blocking()
			.threads()
			.modify(threadId,
					ModifyThreadRequest.builder().toolResources(BridgedResourceTests.files("file-1")).build());
		assertThat(store.find(threadId)).isNotNull();
		this.server.enqueue("DELETE", "/v1/conversations/*",
				StubResponse.error(404, "invalid_request_error", "", "Not found."));
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.bridge.blocking().threads().delete(threadId));
		assertThat(store.find(threadId)).isNull();
	}

	@Test
	void anExtraMemberIsNothingForAServerWithoutThreads() {
		BlockingThreadOperations threads = threads(StateMode.LOCAL_HISTORY);
		String threadId = threads.create().id();
		Map<String, JsonNode> extra = Map.of("color", StringNode.valueOf("red"));
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> threads.create(CreateThreadRequest.builder().extra(extra).build()))
			.withMessageContaining("color");
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> threads.modify(threadId, ModifyThreadRequest.builder().extra(extra).build()))
			.withMessageContaining("color");
	}

	@ParameterizedTest
	@EnumSource(names = { "VLLM", "OLLAMA", "LLAMA_CPP", "LM_STUDIO", "LITELLM_FAKED" })
	void serverWithoutConversationsIsToldApartWithTheRemedy(ResponsesDialect dialect) {
		stop();
		this.server = AssistantsServer.builder().responses(dialect).start();
		this.bridge = Bridges.to(this.server, StateMode.CONVERSATION);
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> this.bridge.blocking().threads().create())
			.withMessageContainingAll("create conversation: HTTP ", "openai.assistants.responses.state=local-history",
					"openai.assistants.base-url");
		assertThat(this.server.requests()).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void storesAreAskedOnThreadsThatMayBlock(StateMode mode) {
		threads(mode);
		this.bridge.close();
		Queue<String> names = new ConcurrentLinkedQueue<>();
		this.bridge = Bridges.to(this.server, mode, (store) -> watched(store, names));
		String threadId = this.bridge.client()
			.threads()
			.create(messages(2))
			.subscribeOn(Schedulers.parallel())
			.blockOptional(ObservedRun.TIMEOUT)
			.orElseThrow()
			.id();
		assertThatNoException().isThrownBy(() -> texts(threadId));
		this.bridge.blocking().threads().retrieve(threadId);
		this.bridge.blocking()
			.threads()
			.modify(threadId,
					ModifyThreadRequest.builder().toolResources(BridgedResourceTests.files("file-1")).build());
		this.bridge.blocking().messages().create(threadId, CreateMessageRequest.user("more"));
		this.bridge.blocking().threads().delete(threadId);
		assertThat(names).hasSizeGreaterThan(3).allMatch((name) -> name.startsWith(Bridges.BLOCKING));
	}

	private static ThreadStore watched(ThreadStore store, Queue<String> names) {
		return (ThreadStore) Proxy.newProxyInstance(ThreadStore.class.getClassLoader(),
				new Class<?>[] { ThreadStore.class }, (proxy, method, arguments) -> {
					names.add(Thread.currentThread().getName());
					try {
						return method.invoke(store, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

}
