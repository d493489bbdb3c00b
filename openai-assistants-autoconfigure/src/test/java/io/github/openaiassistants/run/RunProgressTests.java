package io.github.openaiassistants.run;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.openaiassistants.event.DoneEvent;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.RunStreamEvent;
import io.github.openaiassistants.event.ThreadRunCancelled;
import io.github.openaiassistants.event.ThreadRunCompleted;
import io.github.openaiassistants.event.ThreadRunExpired;
import io.github.openaiassistants.event.ThreadRunFailed;
import io.github.openaiassistants.event.ThreadRunInProgress;
import io.github.openaiassistants.event.ThreadRunIncomplete;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.model.RunObject;

import static org.assertj.core.api.Assertions.assertThat;

class RunProgressTests {

	private final RunProgress progress = new RunProgress();

	@ParameterizedTest
	@CsvSource({ "completed, completed, COMPLETED", "completed, , COMPLETED", "completed, failed, FAILED",
			"completed, incomplete, INCOMPLETE", "completed, cancelled, CANCELLED", "failed, completed, FAILED",
			"failed, , FAILED", "incomplete, incomplete, INCOMPLETE", "incomplete, completed, INCOMPLETE",
			"cancelled, cancelled, CANCELLED", "cancelled, expired, EXPIRED", "expired, expired, EXPIRED",
			"requires_action, requires_action, REQUIRES_ACTION", "requires_action, expired, EXPIRED",
			"failed, some_new_status, FAILED" })
	void statusDecidesButSuccessNeedsNameAndStatus(String name, @Nullable String status, RunOutcome outcome) {
		this.progress.accept(event(name, RunEvents.run((status != null) ? '"' + status + '"' : "null")), "run_1");
		assertThat(this.progress.outcome()).isEqualTo(outcome);
		assertThat(this.progress.outcomeAtEnd()).isEqualTo(outcome);
	}

	@Test
	void incompleteDetailsMakeAnAnswerIncomplete() {
		RunObject run = RunEvents.run("run_1", "\"completed\"", ",\"incomplete_details\":{\"reason\":\"x\"}");
		this.progress.accept(event("completed", run), "run_1");
		assertThat(this.progress.outcome()).isEqualTo(RunOutcome.INCOMPLETE);
	}

	@Test
	void firstFinalEventDecides() {
		this.progress.accept(event("completed", RunEvents.run("\"completed\"")), "run_1");
		RunObject first = this.progress.run();
		this.progress.accept(event("failed", RunEvents.run("\"failed\"")), "run_1");
		assertThat(this.progress.outcomeAtEnd()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(this.progress.run()).isSameAs(first);
	}

	@Test
	void eventOfAnotherRunSaysNothing() {
		this.progress.accept(event("completed", RunEvents.run("run_2", "\"completed\"", "")), "run_1");
		assertThat(this.progress.outcomeAtEnd()).isNull();
		assertThat(this.progress.run()).isNull();
	}

	@Test
	void finalStatusCountsAtTheEndEvenWithoutAFinalEvent() {
		this.progress.accept(event("in_progress", RunEvents.run("\"expired\"")), "run_1");
		assertThat(this.progress.outcome()).isNull();
		assertThat(this.progress.outcomeAtEnd()).isEqualTo(RunOutcome.EXPIRED);
	}

	@Test
	void waitingForActionIsNotFinal() {
		this.progress.accept(event("requires_action", RunEvents.run("\"requires_action\"")), "run_1");
		assertThat(this.progress.finalOutcome()).isNull();
		assertThat(this.progress.isClosing()).isTrue();
	}

	@Test
	void continuationThatTellsNothingLeavesTheOutcomeOpen() {
		this.progress.accept(event("requires_action", RunEvents.run("\"requires_action\"")), "run_1");
		this.progress.accept(new DoneEvent("[DONE]", RunEvents.META), "run_1");
		assertThat(this.progress.isDone()).isTrue();
		this.progress.continued();
		assertThat(this.progress.isDone()).isFalse();
		assertThat(this.progress.outcomeAtEnd()).isNull();
		assertThat(this.progress.run()).isNotNull();
	}

	private static RunStreamEvent event(String name, RunObject run) {
		return switch (name) {
			case "completed" -> new ThreadRunCompleted(run, RunEvents.META);
			case "failed" -> new ThreadRunFailed(run, RunEvents.META);
			case "incomplete" -> new ThreadRunIncomplete(run, RunEvents.META);
			case "cancelled" -> new ThreadRunCancelled(run, RunEvents.META);
			case "expired" -> new ThreadRunExpired(run, RunEvents.META);
			case "requires_action" -> new ThreadRunRequiresAction(run, RunEvents.META);
			default -> new ThreadRunInProgress(run, RunEvents.META);
		};
	}

}
