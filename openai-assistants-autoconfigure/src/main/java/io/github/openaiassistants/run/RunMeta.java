package io.github.openaiassistants.run;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

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
 * tell them. Used by the drain; what it knows may be read by any thread.
 */
final class RunMeta implements MetaSource {

	private volatile RunReference run;

	private volatile Instant receivedAt;

	private EventOrigin origin = EventOrigin.STREAM;

	private final AtomicLong sequence = new AtomicLong();

	RunMeta(RunReference run, Instant startedAt) {
		this.run = run;
		this.receivedAt = startedAt;
	}

	RunReference run() {
		return this.run;
	}

	void receivedAt(Instant instant) {
		// Most events arrive together with the one before
		if (!this.receivedAt.equals(instant)) {
			this.receivedAt = instant;
		}
	}

	Instant receivedAt() {
		return this.receivedAt;
	}

	long events() {
		return this.sequence.get();
	}

	void origin(EventOrigin newOrigin) {
		this.origin = newOrigin;
	}

	@Override
	public EventMeta next(Object data) {
		RunReference known = this.run;
		if (known.runId() == null || known.threadId() == null || known.assistantId() == null) {
			learn(data);
		}
		long number = this.sequence.getPlain();
		this.sequence.lazySet(number + 1);
		return new EventMeta(this.run, number, this.receivedAt, this.origin);
	}

	/**
	 * Number the next event like the last, which nobody is told.
	 */
	void takeBack() {
		this.sequence.lazySet(this.sequence.getPlain() - 1);
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
