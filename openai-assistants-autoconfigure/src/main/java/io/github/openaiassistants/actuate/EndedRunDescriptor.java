package io.github.openaiassistants.actuate;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.run.RunEnd;

/**
 * How a run ended, as the endpoint shows it.
 *
 * @param client the name of the client
 * @param clientRunId the id that the run had here
 * @param runId the id of the run at the server, or {@code null} when it was not known
 * @param threadId the id of its thread, or {@code null} when it was not known
 * @param assistantId the id of its assistant, or {@code null} when it was not known
 * @param outcome how it ended, for example {@code completed}
 * @param cause the simple name of the exception, or {@code null} when there is an answer
 * @param duration how long it took
 * @param events how many events it had
 * @param endedAt when it ended
 */
public record EndedRunDescriptor(String client, String clientRunId, @Nullable String runId, @Nullable String threadId,
		@Nullable String assistantId, String outcome, @Nullable String cause, Duration duration, long events,
		Instant endedAt) {

	static EndedRunDescriptor of(RunEnd end) {
		RunReference run = end.run();
		return new EndedRunDescriptor(run.client(), run.clientRunId(), ShownId.of(run.runId()),
				ShownId.of(run.threadId()), ShownId.of(run.assistantId()), end.outcome().value(), end.cause(),
				end.duration(), end.events(), end.endedAt());
	}

}
