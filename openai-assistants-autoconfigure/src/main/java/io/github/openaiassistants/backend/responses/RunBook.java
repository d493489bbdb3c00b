package io.github.openaiassistants.backend.responses;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.backend.responses.request.BridgeIds;
import io.github.openaiassistants.backend.responses.request.EffectiveSettings;
import io.github.openaiassistants.backend.responses.request.Refusals;
import io.github.openaiassistants.backend.responses.store.ActiveRuns;
import io.github.openaiassistants.backend.responses.store.RunStore;
import io.github.openaiassistants.backend.responses.store.StoredItem;
import io.github.openaiassistants.backend.responses.store.StoredRun;
import io.github.openaiassistants.backend.responses.translation.RunTerms;
import io.github.openaiassistants.backend.responses.translation.RunTranslator;
import io.github.openaiassistants.backend.responses.translation.TranslatedRun;
import io.github.openaiassistants.backend.responses.translation.TranslationSettings;
import io.github.openaiassistants.model.Include;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.RunStatus;

/**
 * What is known about runs, and which of them hold their threads. Whoever changes a run
 * first tells how it ended; what others tell later does not count. All operations may
 * block.
 */
final class RunBook {

	private static final ListQuery NEWEST = ListQuery.builder().limit(1).build();

	// Longer than any request for a stream may go unanswered
	private static final Duration CLAIM = Duration.ofMinutes(5);

	private final RunStore runs;

	private final ActiveRuns active;

	private final TranslationSettings translation;

	private final Duration lease;

	private final InstantSource clock;

	/**
	 * Create a book.
	 * @param runs keeps runs
	 * @param active knows which of them hold their threads
	 * @param translation what the translators of all runs share
	 * @param lease how long a run holds its thread without a sign of life
	 */
	RunBook(RunStore runs, ActiveRuns active, TranslationSettings translation, Duration lease) {
		this.runs = runs;
		this.active = active;
		this.translation = translation;
		this.lease = lease;
		this.clock = translation.clock();
	}

	static String newId() {
		return UUID.randomUUID().toString().replace("-", "");
	}

	/**
	 * Hold a thread for a run that has no id yet.
	 * @param threadId the thread
	 * @return the id under which it is held
	 * @throws io.github.openaiassistants.failure.ActiveRunException if another run holds
	 * it
	 */
	String hold(String threadId) {
		String holder = "starting_" + newId();
		String other = this.active.tryActivate(threadId, holder, this.lease);
		if (other != null) {
			throw Refusals.activeRun(threadId, other);
		}
		return holder;
	}

	void release(String threadId, String holder) {
		this.active.release(threadId, holder);
	}

	// @return whether a stream of the run is open, here or in another instance
	boolean isHeld(StoredRun run) {
		return run.runId().equals(this.active.find(run.threadId()));
	}

	RunTranslator translator(String threadId, EffectiveSettings settings) {
		return new RunTranslator(terms(threadId, settings), this.translation);
	}

	RunTranslator translator(StoredRun run) {
		return new RunTranslator(run.known(), terms(run.threadId(), run.settings()), this.translation);
	}

	private static RunTerms terms(String threadId, EffectiveSettings run) {
		return new RunTerms(threadId, run.assistantId(), run.model(), run.instructions(), run.tools(),
				(run.metadata() != null) ? run.metadata() : Map.of(), run.temperature(), run.topP(),
				run.maxCompletionTokens(), run.toolChoice(), run.parallelToolCalls(), run.responseFormat(),
				run.reasoningEffort(), run.include().contains(Include.FILE_SEARCH_CONTENT));
	}

	/**
	 * Find a run.
	 * @param threadId its thread
	 * @param runId the run
	 * @return the run
	 * @throws io.github.openaiassistants.failure.NotFoundException if there is none
	 */
	StoredRun require(String threadId, String runId) {
		StoredRun run = this.runs.find(BridgeIds.run(runId));
		if (run == null || !run.threadId().equals(threadId)) {
			throw Refusals.unknown("run", runId, null);
		}
		return run;
	}

	@Nullable StoredRun newest(String threadId) {
		List<StoredRun> found = this.runs.list(threadId, NEWEST).data();
		return found.isEmpty() ? null : found.get(0);
	}

	/**
	 * Begin to keep a run.
	 * @param threadId its thread
	 * @param holder the id under which the run has held its thread until now
	 * @param settings what every request of the run repeats
	 * @param known the run as far as it was translated
	 * @param input what its first response was given, where items are kept here
	 * @return the run
	 */
	StoredRun begin(String threadId, String holder, EffectiveSettings settings, TranslatedRun known,
			List<StoredItem> input) {
		StoredRun run = StoredRun.begin(threadId, settings, known, input);
		this.active.rename(threadId, holder, run.runId());
		if (this.runs.create(run)) {
			settle(run);
			return run;
		}
		// Some servers give the same id more than once
		StoredRun former = this.runs.find(run.runId());
		return keep((former != null) ? run.over(former) : run);
	}

	/**
	 * Keep what is known about a run now.
	 * @param run the run with its changes
	 * @return the run as it is kept: another's version if that knows more of the run
	 */
	StoredRun keep(StoredRun run) {
		StoredRun changed = run;
		StoredRun kept = this.runs.update(changed);
		while (kept == null) {
			StoredRun current = this.runs.find(run.runId());
			if (current == null || current.isFurtherThan(run)) {
				return (current != null) ? current : run;
			}
			changed = run.over(current);
			kept = this.runs.update(changed);
		}
		settle(kept);
		return kept;
	}

	/**
	 * Change something of a run that has nothing to do with how far it is.
	 * @param threadId its thread
	 * @param runId the run
	 * @param change changes the run as it is kept; applied again when that has changed
	 * @return the changed run
	 * @throws io.github.openaiassistants.failure.NotFoundException if there is none
	 */
	StoredRun change(String threadId, String runId, UnaryOperator<StoredRun> change) {
		StoredRun kept = null;
		while (kept == null) {
			kept = this.runs.update(change.apply(require(threadId, runId)));
		}
		return kept;
	}

	// @throws io.github.openaiassistants.failure.RunNotAwaitingOutputsException if not
	void requireWaiting(StoredRun run) {
		if (!run.status().equals(RunStatus.REQUIRES_ACTION)) {
			throw Refusals.notAwaitingOutputs(run.status());
		}
	}

	/**
	 * Let one of many send the outputs that a run waits for.
	 * @param run the run
	 * @return the run as it is kept now
	 * @throws io.github.openaiassistants.failure.RunNotAwaitingOutputsException if it
	 * does not wait for them, or another sends them
	 */
	StoredRun claim(StoredRun run) {
		long now = this.clock.millis();
		StoredRun current = run;
		while (current.isWaitingLike(run) && (current.claimedUntil() == null || current.claimedUntil() <= now)) {
			StoredRun kept = this.runs.update(current.claimed(now + CLAIM.toMillis()));
			if (kept != null) {
				this.active.tryActivate(run.threadId(), run.runId(), this.lease);
				return kept;
			}
			// Who only looked at the run may have kept what it saw
			current = require(run.threadId(), run.runId());
		}
		throw Refusals.notAwaitingOutputs(
				current.status().equals(RunStatus.REQUIRES_ACTION) ? RunStatus.QUEUED : current.status());
	}

	/**
	 * Let others send outputs, because those of a claim were refused.
	 * @param run the run as it was claimed
	 */
	void unclaim(StoredRun run) {
		StoredRun current = run;
		while (current != null && current.isWaitingLike(run)
				&& Objects.equals(current.claimedUntil(), run.claimedUntil())
				&& this.runs.update(current.claimed(null)) == null) {
			current = this.runs.find(run.runId());
		}
	}

	private void settle(StoredRun run) {
		if (run.status().isFinal()) {
			this.active.release(run.threadId(), run.runId());
		}
		else {
			this.active.tryActivate(run.threadId(), run.runId(), this.lease);
		}
	}

	void letGo(StoredRun run) {
		this.active.release(run.threadId(), run.runId());
	}

	// @return when to say so again
	Duration stillAlive(StoredRun run) {
		this.active.tryActivate(run.threadId(), run.runId(), this.lease);
		return this.lease.dividedBy(3);
	}

	// A run that nobody waits for any more would be in the way of the next
	void abandon(StoredRun run) {
		if (run.status().equals(RunStatus.REQUIRES_ACTION)) {
			RunTranslator translator = translator(run);
			translator.cancelWaiting();
			TranslatedRun known = translator.known();
			if (known != null) {
				keep(run.with(known));
			}
		}
	}

}
