package io.github.openaiassistants.client;

import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStatus;
import io.github.openaiassistants.model.VectorStoreFileStatus;
import io.github.openaiassistants.model.VectorStoreStatus;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.StreamEnd;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Waiting until something is done, and waiting that is interrupted.
 */
class WaitingTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final PollInterval OFTEN = PollInterval.every(Duration.ofMillis(10));

	private static final String RUN = "/v1/threads/thread_1/runs/run_1";

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final ClientApplication application = ClientApplication.start(this.server.baseUrl());

	@AfterEach
	void stop() {
		this.application.close();
		this.server.close();
	}

	private void statuses(String path, String... statuses) {
		StubResponse[] answers = Stream.of(statuses)
			.map((status) -> StubResponse.json(200, "{\"id\":\"id_1\",\"status\":\"" + status + "\"}"))
			.toArray(StubResponse[]::new);
		this.server.enqueue("GET", path, answers);
		this.server.enqueue("GET", path, answers);
	}

	@ParameterizedTest
	@ValueSource(strings = { "completed", "failed", "incomplete", "cancelled", "expired", "requires_action" })
	void aRunIsLookedUpUntilItIsOverOrWaitsForAction(String last) {
		statuses(RUN, "queued", "in_progress", "cancelling", last);
		RunObject reactive = this.application.client().runs().poll("thread_1", "run_1", OFTEN).block(TIMEOUT);
		RunObject blocking = this.application.blocking().runs().poll("thread_1", "run_1", OFTEN);
		assertThat(reactive).isEqualTo(blocking).extracting(RunObject::status).isEqualTo(new RunStatus(last));
		assertThat(this.server.requests("GET", RUN)).hasSize(8);
	}

	@Test
	void whatIsDoneIsLookedUpOnce() {
		statuses(RUN, "completed");
		assertThat(this.application.client().runs().poll("thread_1", "run_1").block(TIMEOUT)).isNotNull();
		assertThat(this.application.blocking().runs().poll("thread_1", "run_1")).isNotNull();
		assertThat(this.server.requests("GET", RUN)).hasSize(2);
	}

	@Test
	void aVectorStoreIsLookedUpUntilItIsReady() {
		statuses("/v1/vector_stores/vs_1", "in_progress", "completed");
		VectorStoreOperations stores = this.application.client().vectorStores();
		assertThat(Objects.requireNonNull(stores.pollUntilReady("vs_1", OFTEN).block(TIMEOUT)).status())
			.isEqualTo(VectorStoreStatus.COMPLETED);
		assertThat(this.application.blocking().vectorStores().pollUntilReady("vs_1", OFTEN).status())
			.isEqualTo(VectorStoreStatus.COMPLETED);
		assertThat(this.server.requests()).hasSize(4);
	}

	@Test
	void filesAndBatchesAreLookedUpUntilTheyAreReady() {
		statuses("/v1/vector_stores/vs_1/files/file-1", "in_progress", "failed");
		statuses("/v1/vector_stores/vs_1/file_batches/vsfb_1", "in_progress", "in_progress", "cancelled");
		VectorStoreOperations stores = this.application.client().vectorStores();
		BlockingVectorStoreOperations blocking = this.application.blocking().vectorStores();
		assertThat(Objects.requireNonNull(stores.files("vs_1").pollUntilReady("file-1", OFTEN).block(TIMEOUT)).status())
			.isEqualTo(VectorStoreFileStatus.FAILED);
		assertThat(blocking.files("vs_1").pollUntilReady("file-1", OFTEN).status())
			.isEqualTo(VectorStoreFileStatus.FAILED);
		assertThat(Objects.requireNonNull(stores.fileBatches("vs_1").pollUntilReady("vsfb_1", OFTEN).block(TIMEOUT))
			.status()).isEqualTo(VectorStoreFileStatus.CANCELLED);
		assertThat(blocking.fileBatches("vs_1").pollUntilReady("vsfb_1", OFTEN).status())
			.isEqualTo(VectorStoreFileStatus.CANCELLED);
		assertThat(this.server.requests()).hasSize(10);
	}

	@Test
	void aFailureEndsTheWait() {
		statuses(RUN, "queued");
		this.server.enqueue("GET", RUN, StubResponse.error(404, "invalid_request_error", "", "No such run."));
		BlockingRunOperations runs = this.application.blocking().runs();
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> runs.poll("thread_1", "run_1", OFTEN));
		assertThat(this.server.requests("GET", RUN)).hasSize(3);
	}

	@Test
	void anInterruptEndsTheWaitAndTheCall() throws Exception {
		this.server.enqueue("GET", RUN, StubResponse.silence());
		Throwable failure = interrupted(1, () -> this.application.blocking().runs().retrieve("thread_1", "run_1"));
		assertThat(failure).isInstanceOf(CancellationException.class)
			.hasMessage("retrieve run: the thread was interrupted while it waited for the answer");
		Awaitility.await().atMost(TIMEOUT).until(() -> this.server.openConnections() == 0);
	}

	@Test
	void anInterruptEndsPolling() throws Exception {
		statuses(RUN, "queued");
		PollInterval seldom = PollInterval.every(Duration.ofHours(1));
		assertThat(interrupted(1, () -> this.application.blocking().runs().poll("thread_1", "run_1", seldom)))
			.isInstanceOf(CancellationException.class)
			.hasMessageStartingWith("poll run");
	}

	@Test
	void anInterruptEndsTheWaitForContent() throws Exception {
		this.server.enqueue("GET", "/v1/files/file-1/content", StubResponse.silence());
		assertThat(interrupted(1, () -> this.application.blocking().files().content("file-1")))
			.isInstanceOf(CancellationException.class)
			.hasMessage("retrieve file content: the thread was interrupted while it waited for the answer");
		Awaitility.await().atMost(TIMEOUT).until(() -> this.server.openConnections() == 0);
	}

	@Test
	void anInterruptEndsARead() throws Exception {
		this.server.enqueue("GET", "/v1/files/file-1/content",
				StubResponse.of(200, "text/plain", new byte[10]).ending(StreamEnd.SILENCE));
		Throwable failure;
		try (InputStream stream = this.application.blocking().files().content("file-1")) {
			failure = interrupted(1, stream::readAllBytes);
		}
		assertThat(failure).isInstanceOf(InterruptedIOException.class)
			.hasMessage("retrieve file content: the thread was interrupted while it waited for content");
		Awaitility.await().atMost(TIMEOUT).until(() -> this.server.openConnections() == 0);
	}

	// Make a call, interrupt it once the server has seen it, and return how it failed
	private Throwable interrupted(int requests, Callable<?> call) throws Exception {
		CompletableFuture<@Nullable Throwable> outcome = new CompletableFuture<>();
		CompletableFuture<Boolean> flag = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			outcome.complete(catchThrowable(call::call));
			flag.complete(Thread.currentThread().isInterrupted());
		}, "caller");
		thread.start();
		assertThat(this.server.awaitRequests(requests, TIMEOUT)).isTrue();
		Awaitility.await().atMost(TIMEOUT).until(() -> isWaiting(thread.getState()));
		thread.interrupt();
		Throwable failure = outcome.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
		assertThat(flag.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		return Objects.requireNonNull(failure);
	}

	private static boolean isWaiting(Thread.State state) {
		return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
	}

}
