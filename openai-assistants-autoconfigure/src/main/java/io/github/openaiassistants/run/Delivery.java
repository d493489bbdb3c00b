package io.github.openaiassistants.run;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.model.ActionAnswer;
import io.github.openaiassistants.publish.EventDelivery;

/**
 * Hands the events of one run to the publisher, one at a time, and takes what comes back:
 * answers to tool calls and failures of listeners.
 */
final class Delivery implements EventDelivery {

	private static final String PUBLISHER = "publisher";

	private final RunServices services;

	private final boolean publish;

	private final Consumer<Throwable> onFailure;

	private final ToolAnswer answer = new ToolAnswer();

	private final Set<String> reported = new HashSet<>();

	private @Nullable AssistantsEvent event;

	Delivery(RunServices services, boolean publish, Consumer<Throwable> onFailure) {
		this.services = services;
		this.publish = publish;
		this.onFailure = onFailure;
	}

	void publish(AssistantsEvent event) {
		this.services.meters().published(event);
		if (!this.publish) {
			return;
		}
		this.event = event;
		long start = System.nanoTime();
		try {
			this.services.publisher().publish(this);
		}
		// From a listener that is not a method, or from the publisher itself
		catch (Throwable ex) {
			Exceptions.throwIfJvmFatal(ex);
			listenerFailed(PUBLISHER, ex, System.nanoTime() - start);
		}
	}

	@Nullable ActionAnswer takeAnswer() {
		return this.answer.take();
	}

	@Override
	public AssistantsEvent event() {
		AssistantsEvent current = this.event;
		if (current == null) {
			throw new IllegalStateException("No event is being published");
		}
		return current;
	}

	@Override
	public void answer(ActionAnswer given) {
		this.answer.give(event(), given);
	}

	@Override
	public void listenerCalled(String listener, long nanos) {
		this.services.meters().listenerCalled(listener, nanos);
	}

	@Override
	public void listenerFailed(String listener, Throwable failure, long nanos) {
		this.services.meters().listenerFailed(listener, nanos);
		if (this.reported.add(listener)) {
			this.services.failures().report(listener, event(), failure);
		}
		this.onFailure.accept(failure);
	}

}
