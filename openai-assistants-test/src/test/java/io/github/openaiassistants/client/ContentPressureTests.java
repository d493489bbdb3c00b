package io.github.openaiassistants.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever reads slowly slows the socket, and holds no more than a few buffers.
 */
class ContentPressureTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final long MEGABYTE = 1024 * 1024;

	// The buffers of loopback sockets alone hide up to 11 MB
	private static final long SIZE = 64 * MEGABYTE;

	@Test
	void aStreamThatIsNotReadStopsTheSocketAndLosesNothing() throws IOException {
		try (ContentSocket socket = new ContentSocket(SIZE);
				ClientApplication application = ClientApplication.start(socket.baseUrl());
				InputStream stream = application.blocking().files().content("file-1")) {
			assertThat(stream.readNBytes(1000)).hasSize(1000);
			assertThat(takenWhenStill(socket)).isLessThan(12 * MEGABYTE);
			assertThat(stream.transferTo(OutputStream.nullOutputStream())).isEqualTo(SIZE - 1000);
		}
	}

	@Test
	void aSubscriberWithoutDemandStopsTheSocketAndLosesNothing() throws IOException {
		AtomicLong received = new AtomicLong();
		try (ContentSocket socket = new ContentSocket(SIZE);
				ClientApplication application = ClientApplication.start(socket.baseUrl())) {
			StepVerifier.create(application.client().files().content("file-1").map((buffer) -> {
				received.addAndGet(buffer.readableByteCount());
				return DataBufferUtils.release(buffer);
			}), 1)
				.expectNextCount(1)
				.then(() -> assertThat(takenWhenStill(socket)).isLessThan(12 * MEGABYTE))
				.thenRequest(Long.MAX_VALUE)
				.thenConsumeWhile((released) -> true)
				.expectComplete()
				.verify(TIMEOUT);
		}
		assertThat(received).hasValue(SIZE);
	}

	private static long takenWhenStill(ContentSocket socket) {
		AtomicLong last = new AtomicLong(-1);
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(500))
			.until(() -> last.getAndSet(socket.written()) == socket.written());
		return socket.written();
	}

}
