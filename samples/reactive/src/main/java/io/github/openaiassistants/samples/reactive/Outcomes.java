package io.github.openaiassistants.samples.reactive;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.github.openaiassistants.event.RunFinished;

/**
 * Hears how each run ended, also of those that nobody reads any more.
 */
@Component
class Outcomes {

	private static final Log logger = LogFactory.getLog(Outcomes.class);

	@EventListener
	void note(RunFinished finished) {
		logger.info(finished.meta().run().runId() + " " + finished.outcome());
	}

}
