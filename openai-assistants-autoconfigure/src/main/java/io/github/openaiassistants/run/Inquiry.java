package io.github.openaiassistants.run;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * Something that is asked of the server while no stream is read. Ends by itself, with or
 * without an answer; the drain is woken then.
 *
 * @param <T> the answer
 */
final class Inquiry<T> extends BaseSubscriber<T> {

	private final Runnable signal;

	private volatile @Nullable T answer;

	private volatile @Nullable Throwable failure;

	private volatile boolean over;

	private Inquiry(Runnable signal) {
		this.signal = signal;
	}

	static <T> Inquiry<T> start(Mono<T> question, Runnable signal) {
		Inquiry<T> inquiry = new Inquiry<>(signal);
		question.subscribe(inquiry);
		return inquiry;
	}

	@Override
	protected void hookOnSubscribe(Subscription subscription) {
		requestUnbounded();
	}

	@Override
	protected void hookOnNext(T given) {
		this.answer = given;
	}

	@Override
	protected void hookOnError(Throwable thrown) {
		this.failure = thrown;
	}

	@Override
	protected void hookFinally(SignalType type) {
		this.over = true;
		this.signal.run();
	}

	boolean isOver() {
		return this.over;
	}

	@Nullable T answer() {
		return this.answer;
	}

	/**
	 * Return why there is no answer.
	 * @return the failure, or {@code null} when there is an answer or nobody waits for it
	 * any more
	 */
	@Nullable Throwable failure() {
		return this.failure;
	}

}
