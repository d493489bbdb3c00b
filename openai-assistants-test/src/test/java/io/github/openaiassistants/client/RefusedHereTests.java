package io.github.openaiassistants.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.FilePurpose;
import io.github.openaiassistants.model.Include;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.VectorStoreFileStatus;
import io.github.openaiassistants.test.AssistantsServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What is refused before anything is sent.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedHereTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final ClientApplication application = ClientApplication.start(this.server.baseUrl());

	@AfterAll
	void stop() {
		this.application.close();
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "../assistants", "xxx\r\nX-Evil: 1", "", "xxx/cancel", "%2e%2e", "xxx?limit=1", "xxx#",
			"xxx id", "\u00e4",
			"129 characters: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
					+ "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" })
	void noOperationSendsWhatIsNoId(String id) {
		int refused = refuse(Operations.of(this.application.client()), id);
		assertThat(refused).isGreaterThan(60);
		assertThat(refuse(Operations.of(this.application.blocking()), id)).isEqualTo(refused);
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void noOperationSendsAnIdOf129Characters() {
		String id = "x".repeat(129);
		assertThat(refuse(Operations.of(this.application.client()), id)).isPositive();
		assertThat(refuse(Operations.of(this.application.blocking()), id)).isPositive();
		assertThat(this.server.requests()).isEmpty();
	}

	private static int refuse(List<Operations.Operation> operations, String id) {
		int refused = 0;
		for (Operations.Operation operation : operations) {
			for (int index = 0; index < operation.ids(); index++) {
				int position = index;
				Throwable failure = catchThrowable(() -> operation.call(position, id));
				assertThat(failure).as(operation + " with " + id).isInstanceOf(RequestNotValidException.class);
				assertThat(failure.getMessage()).contains("_id").doesNotContain("xxx", "assistants");
				refused++;
			}
		}
		return refused;
	}

	@Test
	void everyBlockingOperationRefusesThreadsThatMustNotBlock() throws Exception {
		List<Operations.Operation> operations = Operations.of(this.application.blocking());
		assertThat(operations).hasSizeGreaterThan(50);
		for (Operations.Operation operation : operations) {
			if (!operation.isGroup()) {
				Throwable failure = onEventLoop(() -> catchThrowable(operation::call));
				assertThat(failure).as(operation.toString())
					.isInstanceOf(IllegalStateException.class)
					.hasMessageContainingAll(" would block parallel-", "Mono or Flux", "Schedulers.boundedElastic()");
			}
		}
		assertThat(this.server.requests()).isEmpty();
	}

	private static Throwable onEventLoop(Callable<Throwable> call) {
		return Mono.fromCallable(call).subscribeOn(Schedulers.parallel()).blockOptional(TIMEOUT).orElseThrow();
	}

	@Test
	void theRefusalNamesTheOperation() {
		BlockingAssistantsClient client = this.application.blocking();
		assertThat(onEventLoop(() -> catchThrowable(() -> client.runs().retrieve("thread_1", "run_1"))))
			.hasMessageStartingWith("retrieve run would block parallel-");
		assertThat(onEventLoop(() -> catchThrowable(() -> client.files().list())))
			.hasMessageStartingWith("list files would block parallel-");
	}

	@Test
	void listsRefuseWhatTheyDoNotKnow() {
		AssistantsClient client = this.application.client();
		refused("run_id", () -> client.assistants().page(ListQuery.builder().runId("run_1").build()));
		refused("purpose",
				() -> client.messages().list("thread_1", ListQuery.builder().purpose(FilePurpose.BATCH).build()));
		refused("filter",
				() -> client.vectorStores().page(ListQuery.builder().filter(VectorStoreFileStatus.FAILED).build()));
		refused("include[]", () -> client.runs()
			.list("thread_1", ListQuery.builder().include(List.of(Include.FILE_SEARCH_CONTENT)).build()));
		refused("run_id", () -> this.application.blocking().files().list(ListQuery.builder().runId("run_1").build()));
		assertThat(this.server.requests()).isEmpty();
	}

	private static void refused(String field, Callable<?> call) {
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(call::call)
			.withMessage(field + " is not known to this list");
	}

}
