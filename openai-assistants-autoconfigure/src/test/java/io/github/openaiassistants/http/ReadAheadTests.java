package io.github.openaiassistants.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferWrapper;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.core.io.buffer.PooledDataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A little is read ahead, in order, and nothing is kept.
 */
class ReadAheadTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final int HALF = ReadAhead.BOUND / 2;

	private final List<CountedBuffer> made = new ArrayList<>();

	private final TestPublisher<Received> body = TestPublisher.create();

	private final Flux<Integer> sizes = new ReadAhead(this.body.flux()).map((piece) -> {
		int size = piece.bytes().readableByteCount();
		piece.release();
		return size;
	});

	@AfterEach
	void nothingIsKept() {
		assertThat(this.made).noneMatch(PooledDataBuffer::isAllocated);
	}

	private Received piece(int size) {
		CountedBuffer buffer = new CountedBuffer(bytes(size));
		this.made.add(buffer);
		return new Received(buffer, Instant.EPOCH);
	}

	private static DataBuffer bytes(int size) {
		return DefaultDataBufferFactory.sharedInstance.wrap(new byte[size]);
	}

	@Test
	void smallPiecesAreReadAheadAndHandedOnOneByOne() {
		StepVerifier.create(this.sizes, 1)
			.then(() -> this.body.assertMinRequested(1))
			.then(() -> this.body.next(piece(1)))
			.expectNext(1)
			.then(() -> this.body.next(piece(2)).next(piece(3)).complete())
			.then(() -> this.body.assertMaxRequested(4))
			.thenRequest(1)
			.expectNext(2)
			.thenRequest(1)
			.expectNext(3)
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void nothingMoreIsAskedForUntilThereIsRoom() {
		AtomicInteger asked = new AtomicInteger();
		Flux<Received> counted = Flux.<Received>generate((sink) -> {
			asked.incrementAndGet();
			sink.next(piece(HALF));
		});
		StepVerifier.create(new ReadAhead(counted).doOnNext(Received::release), 0)
			.then(() -> assertThat(asked).hasValue(2))
			.thenRequest(1)
			.expectNextCount(1)
			.then(() -> assertThat(asked).hasValue(3))
			.thenRequest(10)
			.expectNextCount(10)
			.then(() -> assertThat(asked).hasValue(13))
			.thenCancel()
			.verify(PATIENCE);
	}

	@Test
	void emptyPiecesAreBoundedToo() {
		AtomicInteger asked = new AtomicInteger();
		Flux<Received> counted = Flux.<Received>generate((sink) -> {
			asked.incrementAndGet();
			sink.next(piece(0));
		});
		StepVerifier.create(new ReadAhead(counted), 0)
			.then(() -> assertThat(asked).hasValue(ReadAhead.BOUND / ReadAhead.PIECE))
			.thenCancel()
			.verify(PATIENCE);
	}

	@Test
	void failureComesAfterWhatArrivedBefore() {
		StepVerifier.create(this.sizes, 0)
			.then(() -> this.body.next(piece(1)).next(piece(2)).error(new IOException("cut")))
			.thenRequest(1)
			.expectNext(1)
			.thenRequest(1)
			.expectNext(2)
			.expectErrorMessage("cut")
			.verify(PATIENCE);
	}

	@Test
	void endNeedsNoDemand() {
		StepVerifier.create(this.sizes, 0).then(this.body::complete).expectComplete().verify(PATIENCE);
	}

	@Test
	void whoeverLeavesGetsNothingAndNothingIsKept() {
		// The I/O thread may learn of it late
		TestPublisher<Received> late = TestPublisher.createNoncompliant(TestPublisher.Violation.DEFER_CANCELLATION);
		StepVerifier.create(new ReadAhead(late.flux()), 0)
			.then(() -> late.next(piece(1)).next(piece(2)))
			.thenCancel()
			.verify(PATIENCE);
		late.assertCancelled();
		late.next(piece(3));
	}

	@Test
	void everyPieceArrivesOnceAndInOrderWhateverThreadsThereAre() {
		int count = 200_000;
		Scheduler network = Schedulers.newSingle("network");
		Scheduler events = Schedulers.newSingle("events");
		try {
			Flux<Received> pieces = Flux.range(0, count)
				.map((i) -> new Received(bytes(i % 700), Instant.ofEpochSecond(i)))
				.subscribeOn(network);
			StepVerifier
				.create(new ReadAhead(pieces).publishOn(events, 1)
					.map((piece) -> piece.at().getEpochSecond())
					.scan(0L, (expected, number) -> (expected.longValue() == number) ? expected + 1 : -1)
					.last())
				.expectNext((long) count)
				.expectComplete()
				.verify(PATIENCE);
		}
		finally {
			network.dispose();
			events.dispose();
		}
	}

	/**
	 * Knows whether it was given back, once.
	 */
	private static final class CountedBuffer extends DataBufferWrapper implements PooledDataBuffer {

		private final AtomicInteger references = new AtomicInteger(1);

		CountedBuffer(DataBuffer bytes) {
			super(bytes);
		}

		@Override
		public boolean isAllocated() {
			return this.references.get() != 0;
		}

		@Override
		public PooledDataBuffer retain() {
			this.references.incrementAndGet();
			return this;
		}

		@Override
		public PooledDataBuffer touch(Object hint) {
			return this;
		}

		@Override
		public boolean release() {
			return this.references.decrementAndGet() == 0;
		}

	}

}
