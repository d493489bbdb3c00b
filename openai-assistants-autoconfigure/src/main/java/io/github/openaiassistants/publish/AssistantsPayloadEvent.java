package io.github.openaiassistants.publish;

import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.ResolvableType;

import io.github.openaiassistants.event.AssistantsEvent;

/**
 * The application event that carries an event of a run. Its type is the plain
 * {@code PayloadApplicationEvent} of the payload's class, made once a class: Spring would
 * make it anew for every event and listener.
 */
final class AssistantsPayloadEvent extends PayloadApplicationEvent<AssistantsEvent> {

	private static final long serialVersionUID = 1L;

	private final transient ResolvableType type;

	private final transient EventDelivery delivery;

	AssistantsPayloadEvent(Object source, ResolvableType type, EventDelivery delivery) {
		super(source, delivery.event());
		this.type = type;
		this.delivery = delivery;
	}

	@Override
	public ResolvableType getResolvableType() {
		return this.type;
	}

	EventDelivery delivery() {
		return this.delivery;
	}

}
