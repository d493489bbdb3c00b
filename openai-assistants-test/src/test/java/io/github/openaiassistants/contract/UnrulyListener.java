package io.github.openaiassistants.contract;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.run.RunHandle;

/**
 * A listener that cancels a run, or throws, at one kind of event.
 */
class UnrulyListener {

	private volatile CompletableFuture<RunHandle> run = new CompletableFuture<>();

	private volatile Class<?> cancelsAt = Void.class;

	private volatile @Nullable Error failure;

	/**
	 * Cancel the next run.
	 * @param type at which event
	 * @return to be completed with the run as soon as it is known
	 */
	CompletableFuture<RunHandle> cancelAt(Class<? extends AssistantsEvent> type) {
		CompletableFuture<RunHandle> next = new CompletableFuture<>();
		this.run = next;
		this.cancelsAt = type;
		return next;
	}

	void failWith(@Nullable Error newFailure) {
		this.failure = newFailure;
	}

	@EventListener
	void on(AssistantsEvent event) throws Exception {
		Error failing = this.failure;
		if (failing != null) {
			throw failing;
		}
		if (this.cancelsAt.isInstance(event)) {
			this.cancelsAt = Void.class;
			this.run.get(10, TimeUnit.SECONDS).cancel();
		}
	}

}
