package io.github.openaiassistants.run;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.EventOrigin;
import io.github.openaiassistants.event.MetaSource;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.ThreadObject;

/**
 * Numbers the events of one logical run and learns its ids from the first payloads that
 * tell them.
 */
final class RunMeta implements MetaSource {

	private RunReference run;

	private Instant receivedAt;

	private EventOrigin origin = EventOrigin.STREAM;

	private long sequence;

	RunMeta(RunReference run, Instant startedAt) {
		this.run = run;
		this.receivedAt = startedAt;
	}

	RunReference run() {
		return this.run;
	}

	void receivedAt(Instant instant) {
		this.receivedAt = instant;
	}

	void origin(EventOrigin newOrigin) {
		this.origin = newOrigin;
	}

	@Override
	public EventMeta next(Object data) {
		if (this.run.runId() == null || this.run.threadId() == null || this.run.assistantId() == null) {
			learn(data);
		}
		return new EventMeta(this.run, this.sequence++, this.receivedAt, this.origin);
	}

	void learn(Object data) {
		if (data instanceof RunObject object) {
			learn(object.id(), object.threadId(), object.assistantId());
		}
		else if (data instanceof ThreadObject object) {
			learn(null, object.id(), null);
		}
		else if (data instanceof RunStepObject object) {
			learn(object.runId(), object.threadId(), object.assistantId());
		}
		else if (data instanceof MessageObject object) {
			learn(object.runId(), object.threadId(), object.assistantId());
		}
	}

	private void learn(@Nullable String runId, @Nullable String threadId, @Nullable String assistantId) {
		RunReference known = this.run;
		this.run = known.with(first(known.runId(), runId), first(known.threadId(), threadId),
				first(known.assistantId(), assistantId));
	}

	private static @Nullable String first(@Nullable String known, @Nullable String told) {
		return (known != null || told == null || told.isEmpty()) ? known : told;
	}

}
