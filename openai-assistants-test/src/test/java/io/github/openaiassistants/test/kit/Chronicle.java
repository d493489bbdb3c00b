package io.github.openaiassistants.test.kit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.github.openaiassistants.event.RunFinished;

/**
 * A listener of the application.
 */
@Component
class Chronicle {

	private final List<RunFinished> ends = new CopyOnWriteArrayList<>();

	@EventListener
	void on(PayloadApplicationEvent<RunFinished> event) {
		this.ends.add(event.getPayload());
	}

	List<RunFinished> ends() {
		return this.ends;
	}

}
