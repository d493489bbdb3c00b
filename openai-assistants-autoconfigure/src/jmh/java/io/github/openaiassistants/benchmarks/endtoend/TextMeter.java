package io.github.openaiassistants.benchmarks.endtoend;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

import com.openai.models.beta.threads.messages.TextDelta;
import com.openai.models.beta.threads.messages.TextDeltaBlock;
import org.springframework.context.event.EventListener;

import io.github.openaiassistants.benchmarks.decode.HandWrittenEvent;
import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.ThreadMessageDelta;

/**
 * The listener of all clients: counts events, reads the text of deltas and, where that
 * says when it was sent, how long it took.
 */
@SuppressWarnings("deprecation")
class TextMeter {

	// Microseconds
	private static final int LONGEST = 1_000_000;

	private static final int STAMP = 12;

	private final LongAdder events = new LongAdder();

	private final LongAdder characters = new LongAdder();

	private final AtomicLongArray delays = new AtomicLongArray(LONGEST + 1);

	@EventListener
	void ours(AssistantStreamEvent event) {
		this.events.increment();
		if (event instanceof ThreadMessageDelta delta) {
			read(delta.text());
		}
	}

	@EventListener
	void spring(HandWrittenEvent event) {
		this.events.increment();
		if (event.data() instanceof HandWrittenEvent.MessageDelta delta) {
			read(delta.text());
		}
	}

	@EventListener
	void openAiJava(com.openai.models.beta.assistants.AssistantStreamEvent event) {
		this.events.increment();
		if (event.isThreadMessageDelta()) {
			event.asThreadMessageDelta()
				.data()
				.delta()
				.content()
				.orElseThrow()
				.forEach((part) -> read(
						part.text().flatMap(TextDeltaBlock::text).flatMap(TextDelta::value).orElseThrow()));
		}
	}

	private void read(String text) {
		this.characters.add(text.length());
		if (text.length() >= STAMP) {
			long delay = System.nanoTime() - Long.parseLong(text);
			this.delays.incrementAndGet((int) Math.min(delay / 1000, LONGEST));
		}
	}

	long events() {
		return this.events.sum();
	}

	long characters() {
		return this.characters.sum();
	}

	void forgetDelays() {
		for (int i = 0; i <= LONGEST; i++) {
			this.delays.set(i, 0);
		}
	}

	// Nanoseconds, of half of the texts at most.
	double medianDelay() {
		long all = 0;
		for (int i = 0; i <= LONGEST; i++) {
			all += this.delays.get(i);
		}
		long seen = 0;
		for (int i = 0; i <= LONGEST; i++) {
			seen += this.delays.get(i);
			if (seen * 2 > all) {
				return i * 1000d;
			}
		}
		return 0;
	}

}
