package io.github.openaiassistants.backend.responses.store;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.backend.responses.request.EffectiveSettings;
import io.github.openaiassistants.backend.responses.request.PendingAction;
import io.github.openaiassistants.backend.responses.translation.TranslatedRun;
import io.github.openaiassistants.model.RunStatus;
import io.github.openaiassistants.model.Usage;

/**
 * A run as it is kept, with all that another instance needs to go on with it.
 *
 * @param runId the run
 * @param threadId its thread
 * @param settings what every request of the run repeats, its assistant among them
 * @param known the run as far as it was translated
 * @param input what the newest response was given and its thread does not have yet, where
 * items are kept here
 * @param claimedUntil until when outputs of the run may be on their way, in milliseconds
 * since 1970-01-01T00:00:00Z, or {@code null} when none are
 * @param version counts the changes; a change is accepted for the newest version only
 */
public record StoredRun(String runId, String threadId, EffectiveSettings settings, TranslatedRun known,
		List<StoredItem> input, @Nullable Long claimedUntil, long version) {

	/**
	 * Check and copy what was given.
	 */
	public StoredRun {
		Objects.requireNonNull(runId, "runId");
		Objects.requireNonNull(threadId, "threadId");
		input = List.copyOf(input);
	}

	/**
	 * Begin to keep a run.
	 * @param threadId its thread
	 * @param settings what every request of the run repeats
	 * @param known the run as far as it was translated
	 * @param input what its first response was given, where items are kept here
	 * @return the run
	 */
	public static StoredRun begin(String threadId, EffectiveSettings settings, TranslatedRun known,
			List<StoredItem> input) {
		return new StoredRun(known.run().id(), threadId, settings, known, input, null, 0);
	}

	/**
	 * Return the run as it is known now.
	 * @param newer the run as far as it was translated
	 * @return the run, in the same version
	 */
	public StoredRun with(TranslatedRun newer) {
		// Outputs have arrived when there is a response to them
		Long claim = newer.responseIds().equals(this.known.responseIds()) ? this.claimedUntil : null;
		return new StoredRun(this.runId, this.threadId, this.settings, newer, this.input, claim, this.version);
	}

	/**
	 * Return the run with other input.
	 * @param newer what the newest response was given and its thread does not have yet
	 * @return the run, in the same version
	 */
	public StoredRun with(List<StoredItem> newer) {
		return new StoredRun(this.runId, this.threadId, this.settings, this.known, newer, this.claimedUntil,
				this.version);
	}

	/**
	 * Return the run with other settings.
	 * @param newer what further requests of the run repeat
	 * @return the run, in the same version
	 */
	public StoredRun with(EffectiveSettings newer) {
		return new StoredRun(this.runId, this.threadId, newer, this.known, this.input, this.claimedUntil, this.version);
	}

	/**
	 * Return the run while outputs of it are sent.
	 * @param until when they have arrived or never will, in milliseconds since
	 * 1970-01-01T00:00:00Z, or {@code null} when they were refused
	 * @return the run, in the same version
	 */
	public StoredRun claimed(@Nullable Long until) {
		return new StoredRun(this.runId, this.threadId, this.settings, this.known, this.input, until, this.version);
	}

	/**
	 * Return the run as a change of another version.
	 * @param current the version that it is to replace
	 * @return the run, with what others said of outputs to the same response
	 */
	public StoredRun over(StoredRun current) {
		Long claim = isOfSameResponse(current) ? current.claimedUntil : this.claimedUntil;
		return new StoredRun(this.runId, this.threadId, this.settings, this.known, this.input, claim, current.version);
	}

	/**
	 * Return whether more has become of the run than another version knows.
	 * @param other the other version
	 * @return whether this is over, has more responses, or has seen the end of the one
	 * that the other still expects
	 */
	public boolean isFurtherThan(StoredRun other) {
		if (status().isFinal() || !isOfSameResponse(other)) {
			return status().isFinal() || this.known.responseIds().size() > other.known.responseIds().size();
		}
		return other.isAtWork() && !isAtWork();
	}

	/**
	 * Return whether the run waits for the same outputs as in another version.
	 * @param other the other version
	 * @return whether it waits, and has got no response since
	 */
	public boolean isWaitingLike(StoredRun other) {
		return status().equals(RunStatus.REQUIRES_ACTION) && isOfSameResponse(other);
	}

	private boolean isOfSameResponse(StoredRun other) {
		return this.known.responseIds().equals(other.known.responseIds());
	}

	/**
	 * Return the status of the run.
	 * @return the status
	 */
	@JsonIgnore
	public RunStatus status() {
		RunStatus status = this.known.run().status();
		return (status != null) ? status : RunStatus.QUEUED;
	}

	/**
	 * Return whether the server is at work on the run.
	 * @return whether it has not ended and waits for nothing
	 */
	@JsonIgnore
	public boolean isAtWork() {
		return !status().isFinal() && !status().equals(RunStatus.REQUIRES_ACTION);
	}

	/**
	 * Return what the run waits for.
	 * @return the calls without outputs, with what is needed to go on
	 */
	@JsonIgnore
	public PendingAction pendingAction() {
		Usage usage = this.known.usage();
		Long tokens = (usage != null) ? usage.completionTokens() : null;
		return new PendingAction(this.settings, this.known.pendingCalls(), (tokens != null) ? tokens : 0);
	}

	StoredRun next() {
		return new StoredRun(this.runId, this.threadId, this.settings, this.known, this.input, this.claimedUntil,
				this.version + 1);
	}

	/**
	 * Show ids and sizes, never content.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return "StoredRun[runId=" + this.runId + ", threadId=" + this.threadId + ", status=" + status()
				+ ", responseIds=" + this.known.responseIds() + ", " + this.known.steps().size() + " steps, "
				+ this.input.size() + " items to add, version=" + this.version + "]";
	}

}
