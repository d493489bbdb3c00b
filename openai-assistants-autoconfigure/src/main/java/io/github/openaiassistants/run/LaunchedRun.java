package io.github.openaiassistants.run;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunFinished;

/**
 * Takes every event of a run as it comes and keeps the last.
 */
final class LaunchedRun implements RunHandle, Subscriber<AssistantsEvent> {

	private final String clientRunId;

	private final Sinks.One<RunFinished> finished = Sinks.one();

	private @Nullable LogicalRun run;

	LaunchedRun(String clientRunId) {
		this.clientRunId = clientRunId;
	}

	void start(LogicalRun run) {
		this.run = run;
		onSubscribe(run);
	}

	@Override
	public String clientRunId() {
		return this.clientRunId;
	}

	@Override
	public Mono<RunFinished> finished() {
		return this.finished.asMono();
	}

	@Override
	public void cancel() {
		if (this.run != null) {
			this.run.giveUp();
		}
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		subscription.request(Long.MAX_VALUE);
	}

	@Override
	public void onNext(AssistantsEvent event) {
		if (event instanceof RunFinished last) {
			this.finished.tryEmitValue(last);
		}
	}

	@Override
	public void onError(Throwable failure) {
		// The outcome, which says the same, has been emitted before
	}

	@Override
	public void onComplete() {
		// The outcome has been emitted before
	}

}
