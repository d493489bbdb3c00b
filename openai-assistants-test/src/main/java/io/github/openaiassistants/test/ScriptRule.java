package io.github.openaiassistants.test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * What runs do that match. Thread-safe.
 */
final class ScriptRule {

	private final RunMatcher matcher;

	private final List<StubResponse> refusals = new ArrayList<>();

	private @Nullable RunScript script;

	private int limit = Integer.MAX_VALUE;

	private int matched;

	ScriptRule(RunMatcher matcher) {
		this.matcher = matcher;
	}

	synchronized void refuse(StubResponse refusal) {
		this.refusals.add(refusal);
	}

	synchronized void change(UnaryOperator<RunScript> change) {
		this.script = change.apply((this.script != null) ? this.script : RunScript.empty());
	}

	/**
	 * Limits how many runs follow the script; refusals are not counted.
	 * @param runs the number
	 */
	synchronized void limit(int runs) {
		this.limit = runs;
	}

	/**
	 * Returns the script of a run.
	 * @param request the request
	 * @return the script, {@code null} when the run is not meant
	 * @throws ScriptedRefusal if the request is refused this time
	 */
	@Nullable RunScript next(RunRequest request) {
		// Foreign code, which must not be called while a lock is held
		if (!this.matcher.matches(request)) {
			return null;
		}
		return next();
	}

	private synchronized @Nullable RunScript next() {
		if (this.matched < this.refusals.size()) {
			throw new ScriptedRefusal(this.refusals.get(this.matched++));
		}
		if (this.script == null && !this.refusals.isEmpty()) {
			this.matched++;
			throw new ScriptedRefusal(this.refusals.get(this.refusals.size() - 1));
		}
		if (this.script == null || this.matched - this.refusals.size() >= this.limit) {
			return null;
		}
		this.matched++;
		return this.script;
	}

	/**
	 * Whether the rule waits for a run, all refusals before it included.
	 * @return whether it does
	 */
	synchronized boolean isUnused() {
		boolean known = this.script != null || !this.refusals.isEmpty();
		return known && this.matched < this.refusals.size() + ((this.script != null) ? 1 : 0);
	}

	@Override
	public synchronized String toString() {
		StringBuilder text = new StringBuilder(this.matcher.toString()).append(" -> ");
		for (StubResponse refusal : this.refusals) {
			text.append((refusal.status() == 0) ? "no answer, " : "HTTP " + refusal.status() + ", ");
		}
		text.append((this.script != null) ? ScriptSummary.of(this.script) : "nothing else");
		return text.append(" (matched ")
			.append(this.matched)
			.append((this.matched == 1) ? " time)" : " times)")
			.toString();
	}

}
