package io.github.openaiassistants.actuate;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.run.RunActivity;

/**
 * An active run as the endpoint shows it.
 *
 * @param client the name of the client
 * @param clientRunId the id that the run has here
 * @param runId the id of the run at the server, or {@code null} as long as it is not
 * known
 * @param threadId the id of its thread, or {@code null} as long as it is not known
 * @param assistantId the id of its assistant, or {@code null} when it is not known
 * @param continues the {@code clientRunId} of the run that this one continues, or
 * {@code null}
 * @param state the state, see {@link RunActivity#state()}
 * @param age how long ago it was started
 * @param events how many events it has had
 * @param lastEventAt when the last of them arrived, or {@code null} when there was none
 */
public record ActiveRunDescriptor(String client, String clientRunId, @Nullable String runId, @Nullable String threadId,
		@Nullable String assistantId, @Nullable String continues, String state, Duration age, long events,
		@Nullable Instant lastEventAt) {

	static ActiveRunDescriptor of(RunActivity activity) {
		RunReference run = activity.run();
		return new ActiveRunDescriptor(run.client(), run.clientRunId(), ShownId.of(run.runId()),
				ShownId.of(run.threadId()), ShownId.of(run.assistantId()), run.continues(), activity.state(),
				activity.age(), activity.events(), activity.lastEventAt());
	}

}
