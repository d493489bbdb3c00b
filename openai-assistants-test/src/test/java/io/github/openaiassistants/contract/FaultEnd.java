package io.github.openaiassistants.contract;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.RunRecoveryStarted;
import io.github.openaiassistants.failure.AssistantsException;
import io.github.openaiassistants.failure.LimitExceededException;
import io.github.openaiassistants.failure.ServerUnreachableException;
import io.github.openaiassistants.failure.StreamLostException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application sees of a fault.
 *
 * @param outcome the outcome
 * @param failure why there is no answer, or why the run was looked up
 * @param message a part of what the failure says
 * @param recovered whether the run was looked up
 * @param streamed the text that came from the stream
 * @param text all text that listeners received
 */
record FaultEnd(RunOutcome outcome, @Nullable Class<? extends AssistantsException> failure, String message,
		boolean recovered, String streamed, String text) {

	static final String BROKEN = "broke off";

	static final String ENDED = "ended";

	static final String UNANSWERED = "broke before an answer";

	/**
	 * The stream was good enough.
	 */
	static FaultEnd completed() {
		return completed(KeptRun.TEXT);
	}

	static FaultEnd completed(String text) {
		return new FaultEnd(RunOutcome.COMPLETED, null, "", false, text, text);
	}

	/**
	 * The stream was lost, the run was looked up, and nothing is missing.
	 */
	static FaultEnd recovered(String streamed, String message) {
		return new FaultEnd(RunOutcome.COMPLETED, StreamLostException.class, message, true, streamed, KeptRun.TEXT);
	}

	static FaultEnd refused(Class<? extends AssistantsException> failure, String message) {
		return new FaultEnd(RunOutcome.REFUSED, failure, message, false, "", "");
	}

	static FaultEnd unreachable(String message) {
		return refused(ServerUnreachableException.class, message);
	}

	/**
	 * What became of the run could not be learned.
	 */
	static FaultEnd lost(String streamed, String message) {
		return new FaultEnd(RunOutcome.LOST, StreamLostException.class, message, true, streamed, streamed);
	}

	/**
	 * Whether there is a run at all could not be learned.
	 */
	static FaultEnd lost(String message) {
		return new FaultEnd(RunOutcome.LOST, StreamLostException.class, message, false, "", "");
	}

	static FaultEnd aborted(String limit) {
		return new FaultEnd(RunOutcome.ABORTED, LimitExceededException.class, limit, false, KeptRun.FIRST,
				KeptRun.FIRST);
	}

	FaultEnd because(Class<? extends AssistantsException> other) {
		return new FaultEnd(this.outcome, other, this.message, this.recovered, this.streamed, this.text);
	}

	void check(ObservedRun run) {
		assertThat(run.outcome()).as("%s", run.finished().data().cause()).isEqualTo(this.outcome);
		int lookedUp = run.names().indexOf(RunRecoveryStarted.NAME);
		assertThat(lookedUp != -1).as("looked up").isEqualTo(this.recovered);
		assertThat(Recorder.text((lookedUp != -1) ? run.published().subList(0, lookedUp) : run.published()))
			.isEqualTo(this.streamed);
		assertThat(Recorder.text(run.published())).isEqualTo(this.text);
		if (!this.outcome.isAnswered()) {
			assertThat(run.failure()).isExactlyInstanceOf(this.failure)
				.hasMessageContaining(this.message)
				.hasMessageNotContaining(ListeningApplication.KEY);
		}
		else if (this.failure != null) {
			RunRecoveryStarted started = (RunRecoveryStarted) run.published().get(lookedUp);
			assertThat(started.data().type()).isEqualTo(this.failure.getSimpleName());
			assertThat(started.data().message()).contains(this.message);
		}
	}

}
