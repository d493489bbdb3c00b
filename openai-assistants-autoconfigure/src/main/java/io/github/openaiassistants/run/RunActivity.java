package io.github.openaiassistants.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStatus;

/**
 * How far an active run is, at one moment.
 *
 * @param run the run
 * @param state {@code starting}, the status that the server told last, {@code recovering}
 * while a lost stream is made up for, {@code watching} a run that others work on, or
 * {@code ending} here
 * @param age how long ago it was started
 * @param events how many events it has had
 * @param lastEventAt when the last of them arrived, or {@code null} when there was none
 */
public record RunActivity(RunReference run, String state, Duration age, long events, @Nullable Instant lastEventAt) {

	private static final Set<String> STATUSES = Set.of("queued", "in_progress", "requires_action", "cancelling",
			"cancelled", "failed", "completed", "incomplete", "expired");

	static String state(boolean ends, boolean watches, boolean recovers, @Nullable RunObject run) {
		if (ends) {
			return "ending";
		}
		if (watches) {
			return "watching";
		}
		if (recovers) {
			return "recovering";
		}
		RunStatus status = (run != null) ? run.status() : null;
		if (status == null) {
			return "starting";
		}
		return STATUSES.contains(status.value()) ? status.value() : "unknown";
	}

}
