package io.github.openaiassistants.test;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Knows the script of the next run.
 */
final class ScriptSource {

	private final Queue<RunScript> enqueued = new ConcurrentLinkedQueue<>();

	private final Function<RunRequest, RunScript> fallback;

	private final Duration pace;

	ScriptSource(Function<RunRequest, RunScript> fallback, Duration pace) {
		this.fallback = fallback;
		this.pace = pace;
	}

	void enqueue(RunScript script) {
		this.enqueued.add(script);
	}

	RunScript next(RunRequest request) {
		RunScript script = this.enqueued.poll();
		return (script != null) ? script : this.fallback.apply(request);
	}

	Duration pace(RunScript script) {
		@Nullable Duration own = script.pace();
		return (own != null) ? own : this.pace;
	}

}
