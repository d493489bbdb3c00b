package io.github.openaiassistants.observation;

import io.micrometer.context.ContextRegistry;
import org.reactivestreams.Subscriber;
import reactor.core.CoreSubscriber;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Takes up what is current where a run is started. Called once for each run, on the
 * thread that starts it; must neither block nor throw.
 */
@FunctionalInterface
public interface ContextCapture {

	/**
	 * Takes up nothing but the context of the subscriber itself.
	 */
	ContextCapture NONE = (subscriber) -> new SubscriberContext(Context.of(subscriber));

	/**
	 * Take up what is current on the calling thread and what the subscriber knows. Where
	 * both know something, the subscriber is right.
	 * @param subscriber the context of the subscriber, empty when there is none
	 * @return what was current
	 */
	RunContext capture(ContextView subscriber);

	/**
	 * Return what a subscriber knows.
	 * @param subscriber the subscriber
	 * @return its context, empty when it has none
	 */
	static ContextView contextOf(Subscriber<?> subscriber) {
		return (subscriber instanceof CoreSubscriber<?> core) ? core.currentContext() : Context.empty();
	}

	/**
	 * Take up something else as well.
	 * @param inner what is made current after this, and brought back before it
	 * @return both
	 */
	default ContextCapture then(ContextCapture inner) {
		return (subscriber) -> new NestedContext(capture(subscriber), inner.capture(subscriber));
	}

	/**
	 * Take up the logging context. Needs SLF4J.
	 * @return the capture
	 */
	static ContextCapture logging() {
		return new LoggingCapture();
	}

	/**
	 * Take up everything that is registered for context propagation: the observation, who
	 * is logged in on the thread, and what else the application registered. Needs
	 * Micrometer's context propagation.
	 * @return the capture
	 */
	static ContextCapture registered() {
		return new RegisteredCapture(ContextRegistry.getInstance());
	}

	/**
	 * Take up the observation alone, as far as it is in the context of the subscriber,
	 * which is where that of the run is. For applications without context propagation.
	 * @return the capture
	 */
	static ContextCapture observation() {
		return new ObservationCapture();
	}

	/**
	 * Take up who is logged in where a reactive application starts a run. Needs Spring
	 * Security.
	 * @return the capture
	 */
	static ContextCapture reactiveSecurity() {
		return new ReactiveSecurityCapture();
	}

}
