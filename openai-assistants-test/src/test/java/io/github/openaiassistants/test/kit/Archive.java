package io.github.openaiassistants.test.kit;

import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * A part of the application that has nothing to do with assistants.
 */
@Service
class Archive {

	@EventListener
	void open(ContextRefreshedEvent event) {
		// Listens to something else
	}

}
