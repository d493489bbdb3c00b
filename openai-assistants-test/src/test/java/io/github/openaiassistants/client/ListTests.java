package io.github.openaiassistants.client;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.failure.UnexpectedAnswerException;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.SortOrder;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Lists over a socket: page by page, as servers send them.
 */
class ListTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final ListQuery TWO = ListQuery.builder().limit(2).order(SortOrder.ASCENDING).build();

	private static final String RUNS = "/v1/threads/thread_1/runs";

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final ClientApplication application = ClientApplication.start(this.server.baseUrl());

	@AfterEach
	void stop() {
		this.application.close();
		this.server.close();
	}

	private int pages(String thread) {
		return this.server.requests("GET", "/v1/threads/" + thread + "/messages").size();
	}

	@Test
	void aFluxRequestsEachPageWhenItIsDemanded() {
		String thread = this.server.createThread("1", "2", "3", "4", "5");
		StepVerifier.create(this.application.client().messages().list(thread, TWO).map(MessageObject::text), 0)
			.expectSubscription()
			.then(() -> assertThat(pages(thread)).isZero())
			.thenRequest(2)
			.expectNext("1", "2")
			.then(() -> assertNoMoreThan(1))
			.thenRequest(1)
			.expectNext("3")
			.then(() -> assertNoMoreThan(2))
			.thenRequest(10)
			.expectNext("4", "5")
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.server.requests("GET", "/v1/threads/" + thread + "/messages"))
			.extracting((request) -> request.query().replaceAll("msg_\\w+", "ID"))
			.containsExactly("limit=2&order=asc", "limit=2&order=asc&after=ID", "limit=2&order=asc&after=ID");
	}

	// A request that is not to be made would be made at once.
	private void assertNoMoreThan(int requests) {
		try {
			assertThat(this.server.awaitRequests(requests + 1, Duration.ofMillis(300))).isFalse();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void aStreamRequestsEachPageWhenItIsNeeded() {
		String thread = this.server.createThread("1", "2", "3", "4", "5");
		BlockingMessageOperations messages = this.application.blocking().messages();
		assertThat(messages.list(thread, TWO).map(MessageObject::text).limit(2)).containsExactly("1", "2");
		assertThat(pages(thread)).isEqualTo(1);
		assertThat(messages.list(thread, TWO).map(MessageObject::text)).containsExactly("1", "2", "3", "4", "5");
		assertThat(pages(thread)).isEqualTo(4);
		assertThat(messages.list(thread).map(MessageObject::text)).containsExactly("5", "4", "3", "2", "1");
	}

	@Test
	void onePageCanBeAskedForByItself() {
		String thread = this.server.createThread("1", "2", "3");
		BlockingMessageOperations messages = this.application.blocking().messages();
		String last = messages.page(thread, TWO).lastId();
		assertThat(last).isNotNull();
		assertThat(messages.page(thread, TWO.toBuilder().after(last).build()).data()).extracting(MessageObject::text)
			.containsExactly("3");
		assertThat(messages.page(thread, TWO.toBuilder().before(last).build()).data()).extracting(MessageObject::text)
			.containsExactly("1");
	}

	@Test
	void cancellingAListAsksForNoMore() {
		String thread = this.server.createThread("1", "2", "3");
		assertThat(this.application.client().messages().list(thread, TWO).take(1).collectList().block(TIMEOUT))
			.hasSize(1);
		assertNoMoreThan(1);
	}

	@Test
	void aListOfWhatDoesNotExistFails() {
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.application.blocking().messages().list("thread_none"));
		StepVerifier.create(this.application.client().messages().list("thread_none"))
			.expectError(NotFoundException.class)
			.verify(TIMEOUT);
	}

	private void runs(String first, String... more) {
		StubResponse[] answers = Stream.concat(Stream.of(first), Stream.of(more))
			.map((body) -> StubResponse.json(200, body))
			.toArray(StubResponse[]::new);
		this.server.enqueue("GET", RUNS, answers);
		this.server.enqueue("GET", RUNS, answers);
	}

	private void assertRuns(String... expected) {
		assertThat(this.application.client().runs().list("thread_1").map(RunObject::id).collectList().block(TIMEOUT))
			.containsExactly(expected);
		assertThat(this.application.blocking().runs().list("thread_1").map(RunObject::id)).containsExactly(expected);
	}

	@Test
	void cursorsMayBeMissing() {
		runs("{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"has_more\":true,\"last_id\":null}",
				"{\"data\":[{\"id\":\"c\"}]}");
		assertRuns("a", "b", "c");
		assertThat(this.server.requests("GET", RUNS)).extracting("query").containsExactly("", "after=b", "", "after=b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"data\":null}", "{\"object\":\"list\",\"data\":null,\"has_more\":true}", "[]",
			"{\"object\":\"list\"}", "{\"error\":null,\"data\":[]}" })
	void aListMayBeEmptyInManyWays(String body) {
		runs(body);
		assertRuns();
	}

	@Test
	void aListMayBeABareArray() {
		runs("[{\"id\":\"a\"},{\"id\":\"b\"}]");
		assertRuns("a", "b");
	}

	@Test
	void aServerThatIgnoresCursorsDoesNotSendUsInCircles() {
		String page = "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"has_more\":true,\"last_id\":\"b\"}";
		runs(page, page);
		assertRuns("a", "b");
		assertThat(this.server.requests("GET", RUNS)).hasSize(4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"error\":{\"message\":\"no\"}}", "{\"data\":[17]}", "{}", "\"text\"" })
	void whatIsNoListIsNoEmptyList(String body) {
		runs(body);
		StepVerifier.create(this.application.client().runs().list("thread_1"))
			.expectError(UnexpectedAnswerException.class)
			.verify(TIMEOUT);
		assertThatExceptionOfType(UnexpectedAnswerException.class)
			.isThrownBy(() -> this.application.blocking().runs().list("thread_1"));
	}

	@Test
	void everyListPages() {
		AssistantsClient client = this.application.client();
		BlockingAssistantsClient blocking = client.blocking();
		List<String> paths = List.of("/v1/assistants", RUNS, "/v1/threads/thread_1/runs/run_1/steps", "/v1/files",
				"/v1/vector_stores", "/v1/vector_stores/vs_1/files",
				"/v1/vector_stores/vs_1/file_batches/vsfb_1/files");
		for (String path : paths) {
			StubResponse first = StubResponse.json(200,
					"{\"data\":[{\"id\":\"a\"}],\"has_more\":true,\"last_id\":\"a\"}");
			StubResponse second = StubResponse.json(200, "{\"data\":[{\"id\":\"b\"}],\"has_more\":false}");
			this.server.enqueue("GET", path, first, second, first, second);
		}
		VectorStoreOperations stores = client.vectorStores();
		BlockingVectorStoreOperations blockingStores = blocking.vectorStores();
		assertThat(List.of(client.assistants().list(), client.runs().list("thread_1"),
				client.runSteps().list("thread_1", "run_1"), client.files().list(), stores.list(),
				stores.files("vs_1").list(), stores.fileBatches("vs_1").listFiles("vsfb_1")))
			.allSatisfy((list) -> assertThat(list.collectList().block(TIMEOUT)).hasSize(2));
		assertThat(List.of(blocking.assistants().list(), blocking.runs().list("thread_1"),
				blocking.runSteps().list("thread_1", "run_1"), blocking.files().list(), blockingStores.list(),
				blockingStores.files("vs_1").list(), blockingStores.fileBatches("vs_1").listFiles("vsfb_1")))
			.allSatisfy((list) -> assertThat(list.toList()).hasSize(2));
		assertThat(paths).allSatisfy((path) -> assertThat(this.server.requests("GET", path)).extracting("query")
			.containsExactly("", "after=a", "", "after=a"));
	}

}
