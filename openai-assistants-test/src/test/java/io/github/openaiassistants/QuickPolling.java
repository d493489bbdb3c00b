package io.github.openaiassistants;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What these tests wait for is there after some milliseconds, so the usual interval
 * between two looks would be most of their time.
 */
public final class QuickPolling implements BeforeAllCallback {

	private static final Duration INTERVAL = Duration.ofMillis(5);

	@Override
	public void beforeAll(ExtensionContext context) {
		Awaitility.setDefaultPollDelay(Duration.ZERO);
		Awaitility.setDefaultPollInterval(INTERVAL);
	}

}
