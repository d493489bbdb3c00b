package io.github.openaiassistants.observation;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * How often a listener was called, and how long it worked in all. Two additions for each
 * call, where a timer would keep a maximum and buckets as well.
 */
final class ListenerTime {

	private final LongAdder calls = new LongAdder();

	private final LongAdder nanos = new LongAdder();

	static ListenerTime register(MeterRegistry registry, String... tags) {
		ListenerTime time = new ListenerTime();
		FunctionTimer
			.builder("openai.assistants.listener.calls", time, (each) -> each.calls.sum(), (each) -> each.nanos.sum(),
					TimeUnit.NANOSECONDS)
			.description("Listener invocations")
			.tags(tags)
			.register(registry);
		return time;
	}

	void add(long time) {
		this.calls.increment();
		this.nanos.add(time);
	}

}
