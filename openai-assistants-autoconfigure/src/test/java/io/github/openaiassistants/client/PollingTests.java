package io.github.openaiassistants.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.VectorStoreFileBatchObject;
import io.github.openaiassistants.model.VectorStoreFileObject;
import io.github.openaiassistants.model.VectorStoreFileStatus;
import io.github.openaiassistants.model.VectorStoreObject;
import io.github.openaiassistants.model.VectorStoreStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * When something is looked up again, and when it is done.
 */
class PollingTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final AtomicInteger looks = new AtomicInteger();

	@Test
	void pausesDoubleUpToTheLongest() {
		assertThat(LongStream.range(0, 6).mapToObj(PollInterval.DEFAULT::pause).map(Duration::toMillis))
			.containsExactly(500L, 1000L, 2000L, 4000L, 5000L, 5000L);
		assertThat(PollInterval.DEFAULT.pause(Long.MAX_VALUE)).isEqualTo(Duration.ofSeconds(5));
		assertThat(PollInterval.every(Duration.ofMillis(7)).pause(9)).isEqualTo(Duration.ofMillis(7));
	}

	@Test
	void pausesArePositiveAndOrdered() {
		for (Duration first : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofSeconds(2))) {
			assertThatIllegalArgumentException().isThrownBy(() -> new PollInterval(first, Duration.ofSeconds(1)))
				.withMessageContaining(first.toString());
		}
	}

	@Test
	void theFirstLookIsAtOnceAndTheNextAfterAPause() {
		Mono<Integer> look = Mono.fromSupplier(this.looks::incrementAndGet);
		StepVerifier.withVirtualTime(() -> Polling.until(look, (value) -> value == 4, PollInterval.DEFAULT))
			.expectSubscription()
			.then(() -> assertThat(this.looks).hasValue(1))
			.expectNoEvent(Duration.ofMillis(499))
			.then(() -> assertThat(this.looks).hasValue(1))
			.thenAwait(Duration.ofMillis(1))
			.then(() -> assertThat(this.looks).hasValue(2))
			.thenAwait(Duration.ofMillis(1000))
			.then(() -> assertThat(this.looks).hasValue(3))
			.expectNoEvent(Duration.ofMillis(1999))
			.thenAwait(Duration.ofMillis(1))
			.expectNext(4)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void aFailureEndsTheLooks() {
		Mono<Integer> look = Mono.fromSupplier(() -> {
			if (this.looks.incrementAndGet() == 2) {
				throw new IllegalStateException("gone");
			}
			return 1;
		});
		StepVerifier.withVirtualTime(() -> Polling.until(look, (value) -> false, PollInterval.DEFAULT))
			.thenAwait(Duration.ofSeconds(1))
			.expectErrorMessage("gone")
			.verify(TIMEOUT);
	}

	@ParameterizedTest
	@CsvSource({ "queued, false", "in_progress, false", "cancelling, false", "future_status, false",
			"requires_action, true", "completed, true", "failed, true", "cancelled, true", "expired, true",
			"incomplete, true", ", true" })
	void runs(@Nullable String status, boolean done) {
		String json = (status != null) ? "{\"id\":\"run_1\",\"status\":\"" + status + "\"}" : "{\"id\":\"run_1\"}";
		assertThat(Polling.isAtRest(AssistantsJson.create().read(json, RunObject.class))).isEqualTo(done);
	}

	@ParameterizedTest
	@CsvSource({ "in_progress, false", "completed, true", "failed, true", "cancelled, true", "expired, true",
			"future_status, true" })
	void vectorStoresAndTheirFiles(String status, boolean done) {
		VectorStoreFileStatus ofFile = new VectorStoreFileStatus(status);
		assertThat(Polling.isReady(new VectorStoreObject("vs_1", null, null, null, null, null, null,
				new VectorStoreStatus(status), null, null, null, null, Map.of())))
			.isEqualTo(done);
		assertThat(Polling
			.isReady(new VectorStoreFileObject("f_1", null, null, null, null, ofFile, null, null, null, Map.of())))
			.isEqualTo(done);
		assertThat(Polling.isReady(new VectorStoreFileBatchObject("b_1", null, null, null, ofFile, null, Map.of())))
			.isEqualTo(done);
	}

}
