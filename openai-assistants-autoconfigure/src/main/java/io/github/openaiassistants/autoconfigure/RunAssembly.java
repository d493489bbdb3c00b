package io.github.openaiassistants.autoconfigure;

import java.time.Duration;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.run.RecoverySettings;
import io.github.openaiassistants.run.RunSettings;
import io.github.openaiassistants.run.RunTimeouts;
import io.github.openaiassistants.snapshot.SnapshotAccumulator;

/**
 * How the runs of a client are handled, as it is configured.
 */
final class RunAssembly {

	private static final Duration SILENCE = Duration.ofMinutes(5);

	private static final Duration RUN = Duration.ofMinutes(10);

	// A hundred years, whose nanoseconds can still be added to those of a clock
	private static final Duration UNLIMITED = Duration.ofDays(36500);

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

	private final String client;

	private final AssistantsProperties properties;

	private final boolean background;

	/**
	 * Take the settings of a client.
	 * @param client its name
	 * @param properties its settings
	 * @param responses its settings of the Responses API, or {@code null} when it does
	 * not speak it
	 */
	RunAssembly(String client, AssistantsProperties properties, @Nullable AssistantsResponsesProperties responses) {
		this.client = client;
		this.properties = properties;
		this.background = properties.api() == AssistantsProperties.Api.RESPONSES && responses != null
				&& responses.background();
	}

	RunSettings settings(int maxRounds) {
		AssistantsProperties.Events events = this.properties.events();
		AssistantsProperties.Recovery recovery = this.properties.recovery();
		AssistantsProperties.Retry retry = this.properties.retry();
		return new RunSettings(this.client, events.publish(),
				events.listenerFailure() == AssistantsProperties.ListenerFailure.FAIL_RUN,
				this.properties.onCancel() == AssistantsProperties.OnCancel.CANCEL_RUN,
				this.properties.onShutdown() == AssistantsProperties.OnCancel.LEAVE_RUNNING, maxRounds,
				new RecoverySettings(recovery.enabled(), recovery.markRuns(), recovery.unreachable(),
						retry.maxAttempts(), retry.maxRetryAfter(), false),
				timeouts());
	}

	@Nullable Supplier<SnapshotAccumulator> snapshots(AssistantsJson json) {
		long limit = this.properties.limits().snapshotSize().toBytes();
		return this.properties.events().snapshot() ? () -> new SnapshotAccumulator(json, limit) : null;
	}

	// What goes on in the background may take hours, and be silent for most of them
	private RunTimeouts timeouts() {
		AssistantsProperties.Timeouts timeouts = this.properties.timeouts();
		return new RunTimeouts(timeouts.idle(), limit(timeouts.silence(), SILENCE), limit(timeouts.run(), RUN),
				timeouts.cancel(), CLOSE_TIMEOUT);
	}

	private Duration limit(@Nullable Duration set, Duration standard) {
		if (set != null) {
			return set;
		}
		return this.background ? UNLIMITED : standard;
	}

}
