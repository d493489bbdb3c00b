package io.github.openaiassistants.run;

import java.time.Duration;

/**
 * What is done when it is not known what became of a run.
 *
 * @param enabled whether the run is looked up
 * @param marksRuns whether runs carry their client run id in their metadata, so that one
 * is found whose creation was not answered
 * @param unreachable how long to go on without a successful look-up
 * @param attempts how often a request is sent in all that the server did not accept
 * @param longestPause how long to wait at most because the server asked for it
 * @param watches whether others work on the run, which is only watched here
 */
public record RecoverySettings(boolean enabled, boolean marksRuns, Duration unreachable, int attempts,
		Duration longestPause, boolean watches) {

	RecoverySettings watching() {
		return new RecoverySettings(this.enabled, this.marksRuns, this.unreachable, this.attempts, this.longestPause,
				true);
	}

}
