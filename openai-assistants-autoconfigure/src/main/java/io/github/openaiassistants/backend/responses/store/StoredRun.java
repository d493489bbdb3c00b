package io.github.openaiassistants.backend.responses.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.backend.responses.request.EffectiveSettings;
import io.github.openaiassistants.backend.responses.request.PendingAction;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStatus;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.RunToolCall;
import io.github.openaiassistants.model.Usage;

/**
 * A run as it is kept, with all that another instance needs to go on with it.
 *
 * @param runId the run
 * @param threadId its thread
 * @param settings what every request of the run repeats, its assistant among them
 * @param run the run as it is shown, with its status and metadata
 * @param responseIds its responses, oldest first
 * @param pendingCalls the calls without outputs, in order
 * @param usage the tokens used so far, or {@code null} when none are known
 * @param steps its steps, oldest first
 * @param sequenceNumber the last event of the newest response that was processed
 * @param background whether the newest response goes on without a connection
 * @param version counts the changes; a change is accepted for the newest version only
 */
public record StoredRun(String runId, String threadId, EffectiveSettings settings, RunObject run,
		List<String> responseIds, List<RunToolCall> pendingCalls, @Nullable Usage usage, List<RunStepObject> steps,
		@Nullable Long sequenceNumber, boolean background, long version) {

	/**
	 * Check and copy what was given.
	 */
	public StoredRun {
		Objects.requireNonNull(runId, "runId");
		Objects.requireNonNull(threadId, "threadId");
		responseIds = List.copyOf(responseIds);
		pendingCalls = List.copyOf(pendingCalls);
		steps = List.copyOf(steps);
	}

	/**
	 * Begin to keep a run.
	 * @param threadId its thread
	 * @param settings what every request of the run repeats
	 * @param run the run as it is shown
	 * @param responseId its first response
	 * @param background whether the response goes on without a connection
	 * @return the run
	 */
	public static StoredRun begin(String threadId, EffectiveSettings settings, RunObject run, String responseId,
			boolean background) {
		return new StoredRun(run.id(), threadId, settings, run, List.of(responseId), List.of(), null, List.of(), null,
				background, 0);
	}

	/**
	 * Return the status of the run.
	 * @return the status
	 */
	@JsonIgnore
	public RunStatus status() {
		return (this.run.status() != null) ? this.run.status() : RunStatus.QUEUED;
	}

	/**
	 * Return the response that the run is at.
	 * @return the id of the newest response
	 */
	@JsonIgnore
	public String currentResponse() {
		return this.responseIds.get(this.responseIds.size() - 1);
	}

	/**
	 * Return what the run waits for.
	 * @return the calls without outputs, with what is needed to go on
	 */
	@JsonIgnore
	public PendingAction pendingAction() {
		Long tokens = (this.usage != null) ? this.usage.completionTokens() : null;
		return new PendingAction(this.settings, this.pendingCalls, (tokens != null) ? tokens : 0);
	}

	/**
	 * Start to change the run.
	 * @return a builder with all values of this run, its version among them
	 */
	public Builder toBuilder() {
		return new Builder(this);
	}

	StoredRun next() {
		Builder builder = toBuilder();
		builder.version++;
		return builder.build();
	}

	/**
	 * Show ids and sizes, never content.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return "StoredRun[runId=" + this.runId + ", threadId=" + this.threadId + ", status=" + status()
				+ ", responseIds=" + this.responseIds + ", " + this.pendingCalls.size() + " pending calls, "
				+ this.steps.size() + " steps, version=" + this.version + "]";
	}

	/**
	 * Changes a {@link StoredRun}. Not thread-safe.
	 */
	public static final class Builder {

		private final StoredRun before;

		private RunObject run;

		private List<String> responseIds;

		private List<RunToolCall> pendingCalls;

		private @Nullable Usage usage;

		private List<RunStepObject> steps;

		private @Nullable Long sequenceNumber;

		private boolean background;

		private long version;

		private Builder(StoredRun before) {
			this.before = before;
			this.run = before.run;
			this.responseIds = before.responseIds;
			this.pendingCalls = before.pendingCalls;
			this.usage = before.usage;
			this.steps = before.steps;
			this.sequenceNumber = before.sequenceNumber;
			this.background = before.background;
			this.version = before.version;
		}

		/**
		 * Set the run as it is shown.
		 * @param run the run, with its status and metadata
		 * @return this builder
		 */
		public Builder run(RunObject run) {
			this.run = run;
			return this;
		}

		/**
		 * Add the response that the run is now at; nothing of it was processed yet.
		 * @param responseId the response
		 * @param background whether it goes on without a connection
		 * @return this builder
		 */
		public Builder response(String responseId, boolean background) {
			List<String> ids = new ArrayList<>(this.responseIds);
			ids.add(responseId);
			this.responseIds = ids;
			this.background = background;
			this.sequenceNumber = null;
			return this;
		}

		/**
		 * Set the calls without outputs.
		 * @param pendingCalls the calls, in order
		 * @return this builder
		 */
		public Builder pendingCalls(List<RunToolCall> pendingCalls) {
			this.pendingCalls = pendingCalls;
			return this;
		}

		/**
		 * Set the tokens used so far.
		 * @param usage the sum over the responses of the run
		 * @return this builder
		 */
		public Builder usage(@Nullable Usage usage) {
			this.usage = usage;
			return this;
		}

		/**
		 * Set the steps.
		 * @param steps the steps, oldest first
		 * @return this builder
		 */
		public Builder steps(List<RunStepObject> steps) {
			this.steps = steps;
			return this;
		}

		/**
		 * Set the last event that was processed.
		 * @param sequenceNumber the number of the event
		 * @return this builder
		 */
		public Builder sequenceNumber(@Nullable Long sequenceNumber) {
			this.sequenceNumber = sequenceNumber;
			return this;
		}

		/**
		 * Build the changed run.
		 * @return the run
		 */
		public StoredRun build() {
			return new StoredRun(this.before.runId, this.before.threadId, this.before.settings, this.run,
					this.responseIds, this.pendingCalls, this.usage, this.steps, this.sequenceNumber, this.background,
					this.version);
		}

	}

}
