package io.github.openaiassistants.publish;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.ResolvableType;

/**
 * Publishes events as Spring application events. All have this one object as source,
 * because Spring caches listeners by type of event and source.
 */
public final class ApplicationEvents implements AssistantsEventPublisher {

	private final ApplicationEventPublisher publisher;

	private final ClassValue<ResolvableType> types = new ClassValue<>() {

		@Override
		protected ResolvableType computeValue(Class<?> type) {
			return ResolvableType.forClassWithGenerics(PayloadApplicationEvent.class, type);
		}

	};

	/**
	 * Create the publisher.
	 * @param publisher the application context
	 */
	public ApplicationEvents(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	public void publish(EventDelivery delivery) {
		ResolvableType type = this.types.get(delivery.event().getClass());
		this.publisher.publishEvent(new AssistantsPayloadEvent(this, type, delivery));
	}

	/**
	 * Show the kind of source only.
	 * @return a fixed text
	 */
	@Override
	public String toString() {
		return "openai-assistants";
	}

}
