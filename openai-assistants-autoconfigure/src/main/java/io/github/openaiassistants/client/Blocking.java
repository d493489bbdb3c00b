package io.github.openaiassistants.client;

import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Waits for answers, where that is allowed.
 */
final class Blocking {

	private Blocking() {
	}

	static <T> T get(String operation, Supplier<Mono<T>> call) {
		requireBlockable(operation);
		T answer = await(operation, () -> call.get().block());
		if (answer == null) {
			throw new IllegalStateException(operation + ": the client gave no answer");
		}
		return answer;
	}

	private static <T> @Nullable T await(String operation, Supplier<? extends @Nullable T> call) {
		try {
			return call.get();
		}
		catch (RuntimeException ex) {
			if (isInterrupt(ex)) {
				Thread.currentThread().interrupt();
				CancellationException cancelled = new CancellationException(
						operation + ": the thread was interrupted while it waited for the answer");
				cancelled.initCause(ex);
				throw cancelled;
			}
			throw ex;
		}
	}

	static InputStream read(String operation, Supplier<Flux<DataBuffer>> call) {
		requireBlockable(operation);
		return Objects.requireNonNull(await(operation, () -> new ContentInputStream(operation, call.get())));
	}

	static boolean isInterrupt(RuntimeException failure) {
		return Exceptions.unwrap(failure) instanceof InterruptedException;
	}

	static void requireBlockable(String operation) {
		if (Schedulers.isInNonBlockingThread()) {
			throw new IllegalStateException(operation + " would block " + Thread.currentThread().getName()
					+ ", a thread that must not block: use the form of AssistantsClient that returns Mono or Flux, "
					+ "or make the call on another thread, for example with Schedulers.boundedElastic()");
		}
	}

}
