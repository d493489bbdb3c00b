package io.github.openaiassistants.backend.responses;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.test.scheduler.VirtualTimeScheduler;

import io.github.openaiassistants.backend.responses.request.StateMode;
import io.github.openaiassistants.backend.responses.request.ThreadResources;
import io.github.openaiassistants.backend.responses.store.StoredThread;
import io.github.openaiassistants.backend.responses.store.ThreadStore;
import io.github.openaiassistants.contract.Bridges;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FileIndexing;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is made usable for a thread, and what of it becomes its own.
 */
class ThreadProvisionTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private AssistantsServer server = Bridges.server(StateMode.CONVERSATION).start();

	private Bridges bridge = Bridges.to(this.server, StateMode.CONVERSATION);

	@AfterEach
	void stop() {
		this.bridge.close();
		this.server.close();
	}

	private Threads start(StateMode mode) {
		stop();
		this.server = Bridges.server(mode).start();
		this.bridge = Bridges.to(this.server, mode, ThreadProvisionTests::contested);
		BridgeServices services = this.bridge.services();
		return (mode == StateMode.LOCAL_HISTORY) ? new LocalThreads(services, this.bridge.settings())
				: new ConversationThreads(new ResponsesCalls(services.streaming(), services.rest(), services.json()),
						services, this.bridge.settings());
	}

	// Somebody else changes a thread right before it is changed for the first time
	private static ThreadStore contested(ThreadStore store) {
		AtomicBoolean faster = new AtomicBoolean();
		return (ThreadStore) Proxy.newProxyInstance(ThreadStore.class.getClassLoader(),
				new Class<?>[] { ThreadStore.class }, (proxy, method, arguments) -> {
					boolean change = method.getName().equals("update") || method.getName().equals("create");
					if (change && arguments[0] instanceof StoredThread thread
							&& !thread.resources().equals(ThreadResources.NONE) && faster.compareAndSet(false, true)) {
						other(store, thread.threadId());
					}
					try {
						return method.invoke(store, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

	private static void other(ThreadStore store, String threadId) {
		store.create(StoredThread.begin(threadId, 1));
		StoredThread thread = Objects.requireNonNull(store.find(threadId));
		store.update(thread.with(files("file-other")));
	}

	private static ThreadResources files(String... fileIds) {
		return new ThreadResources(List.of(fileIds), List.of(), List.of(), List.of());
	}

	private static ThreadResources toIndex(String fileId) {
		return new ThreadResources(List.of(), List.of(), List.of(), List.of(fileId));
	}

	private String file() {
		return this.server.createFile("a.txt", "assistants", new byte[] { 'a' });
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void changeIsMadeAgainWhenSomebodyWasFaster(StateMode mode) {
		Threads threads = start(mode);
		String threadId = this.bridge.blocking().threads().create().id();
		threads.keep(threadId, files("file-1")).block(TIMEOUT);
		assertThat(threads.resources(threadId).block(TIMEOUT)).isEqualTo(files("file-other", "file-1"));
	}

	@ParameterizedTest
	@EnumSource(StateMode.class)
	void onlyWhatIsMadeForAThreadBecomesItsOwn(StateMode mode) {
		Threads threads = start(mode);
		String threadId = this.bridge.blocking().threads().create().id();
		String shared = this.server.createVectorStore("shared");
		ThreadResources pending = new ThreadResources(List.of("file-shared"), List.of(shared), List.of(),
				List.of(file()));
		ThreadResources provided = threads.provide(threadId, pending).blockOptional(TIMEOUT).orElseThrow();
		assertThat(provided.isPending()).isFalse();
		assertThat(provided.fileIds()).containsExactly("file-shared");
		assertThat(provided.vectorStoreIds()).hasSize(2).startsWith(shared);
		assertThat(threads.resources(threadId).block(TIMEOUT)).isEqualTo(new ThreadResources(List.of("file-other"),
				List.of(provided.vectorStoreIds().get(1)), List.of(), List.of()));
		assertThat(this.server.requests("POST", "/v1/vector_stores/" + shared + "/file_batches")).isEmpty();
	}

	@Test
	void whatIsNotPendingIsUsedAsItIs() {
		Threads threads = start(StateMode.CONVERSATION);
		assertThat(threads.provide("conv_1", files("file-1")).block(TIMEOUT)).isEqualTo(files("file-1"));
		assertThat(threads.resources("conv_1").block(TIMEOUT)).isEqualTo(ThreadResources.NONE);
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void nobodyWaitsForEverUntilFilesAreIndexed() throws Exception {
		this.server.enqueue(FileIndexing.never());
		VirtualTimeScheduler timer = VirtualTimeScheduler.create();
		VectorStores stores = new VectorStores(this.bridge.services().wire().vectorStores(), timer);
		CompletableFuture<VectorStores.Made> made = stores.make(toIndex(file()), null).toFuture();
		Awaitility.await()
			.atMost(TIMEOUT)
			.until(() -> !this.server.requests("GET", "/v1/vector_stores/*/file_batches/*").isEmpty());
		timer.advanceTimeBy(Duration.ofSeconds(59));
		assertThat(made).isNotDone();
		timer.advanceTimeBy(Duration.ofSeconds(1));
		assertThat(made.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS).created()).hasSize(1);
	}

	@Test
	void whatWasMadeInVainIsDeleted() {
		VectorStores stores = new VectorStores(this.bridge.services().wire().vectorStores(),
				this.bridge.services().timer());
		assertThatExceptionOfType(ApiException.class)
			.isThrownBy(() -> stores.make(toIndex("file-unknown"), null).block(TIMEOUT))
			.satisfies((failure) -> assertThat(failure.getSuppressed()).noneMatch(ApiException.class::isInstance));
		assertThat(this.bridge.blocking().vectorStores().list()).isEmpty();
		this.server.enqueue("DELETE", "/v1/vector_stores/*",
				StubResponse.error(404, "invalid_request_error", "", "No such store."));
		assertThatExceptionOfType(ApiException.class)
			.isThrownBy(() -> stores.make(toIndex("file-unknown"), null).block(TIMEOUT))
			.satisfies((failure) -> assertThat(failure.getSuppressed()).anyMatch(ApiException.class::isInstance));
	}

}
