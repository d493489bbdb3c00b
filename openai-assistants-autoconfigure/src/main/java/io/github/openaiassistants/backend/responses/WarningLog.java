package io.github.openaiassistants.backend.responses;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Says what is left out of requests: each warning once, however many requests it is true
 * of. Warnings hold no content.
 */
final class WarningLog {

	private static final Log logger = LogFactory.getLog(WarningLog.class);

	private static final int MOST_WARNINGS = 100;

	private final Set<String> logged = ConcurrentHashMap.newKeySet();

	void log(List<String> warnings) {
		for (String warning : warnings) {
			if (this.logged.size() < MOST_WARNINGS && this.logged.add(warning)) {
				logger.warn(warning);
			}
		}
	}

}
