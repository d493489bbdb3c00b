package io.github.openaiassistants.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Knows the script of the next run: one that was enqueued, else that of the newest rule
 * that matches, else what the server was built with. Where there are rules, a run must
 * match one. Thread-safe.
 */
final class ScriptSource {

	private static final Log logger = LogFactory.getLog(ScriptSource.class);

	private static final int MOST_COMPLAINTS = 20;

	private final Queue<RunScript> enqueued = new ConcurrentLinkedQueue<>();

	// The newest first
	private final List<ScriptRule> rules = new CopyOnWriteArrayList<>();

	private final List<String> unmatched = new CopyOnWriteArrayList<>();

	private final Function<RunRequest, RunScript> fallback;

	private final Duration pace;

	ScriptSource(Function<RunRequest, RunScript> fallback, Duration pace) {
		this.fallback = fallback;
		this.pace = pace;
	}

	void enqueue(RunScript script) {
		this.enqueued.add(script);
	}

	void add(ScriptRule rule) {
		this.rules.add(0, rule);
	}

	RunScript next(RunRequest request) {
		RunScript script = this.enqueued.poll();
		if (script != null) {
			return script;
		}
		for (ScriptRule rule : this.rules) {
			script = rule.next(request);
			if (script != null) {
				return script;
			}
		}
		if (this.rules.isEmpty()) {
			return this.fallback.apply(request);
		}
		throw noMatch(request);
	}

	private RefusedException noMatch(RunRequest request) {
		String what = "A run matches no script: " + ScriptSummary.of(request);
		if (this.unmatched.size() < MOST_COMPLAINTS) {
			this.unmatched.add(what);
		}
		String text = what + ". The scripts are:" + list(this.rules);
		logger.warn(text);
		return RefusedException.badRequest("no_script", "", text);
	}

	Duration pace(RunScript script) {
		@Nullable Duration own = script.pace();
		return (own != null) ? own : this.pace;
	}

	/**
	 * Tells what did not come together: runs without a script and scripts without a run.
	 * @return a line each, empty when all is well
	 */
	List<String> complaints() {
		List<String> complaints = new ArrayList<>(this.unmatched);
		this.rules.stream()
			.filter(ScriptRule::isUnused)
			.forEach((rule) -> complaints.add("A script waits for a run in vain: " + rule));
		this.enqueued.forEach(
				(script) -> complaints.add("An enqueued script waits for a run in vain: " + ScriptSummary.of(script)));
		return complaints;
	}

	/**
	 * Tells what is scripted.
	 * @return the rules, a line each, each line after a line end
	 */
	String rules() {
		return this.rules.isEmpty() ? " none" : list(this.rules);
	}

	void reset() {
		this.enqueued.clear();
		this.rules.clear();
		this.unmatched.clear();
	}

	private static String list(List<?> lines) {
		StringBuilder text = new StringBuilder();
		lines.forEach((line) -> text.append("\n  ").append(line));
		return text.toString();
	}

}
