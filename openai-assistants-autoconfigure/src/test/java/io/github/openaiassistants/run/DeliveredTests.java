package io.github.openaiassistants.run;

import org.junit.jupiter.api.Test;

import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.ThreadMessageCompleted;
import io.github.openaiassistants.event.ThreadMessageCreated;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadRunInProgress;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.event.ThreadRunStepCompleted;
import io.github.openaiassistants.event.ThreadRunStepCreated;
import io.github.openaiassistants.event.ThreadRunStepDelta;
import io.github.openaiassistants.model.MessageDeltaObject;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunStepDeltaObject;
import io.github.openaiassistants.model.RunStepObject;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveredTests {

	private static final EventMeta META = RunEvents.META;

	private final Delivered delivered = Delivered.ofNewRun(1000);

	@Test
	void stagesOnlyAdvance() {
		this.delivered.accept(new ThreadRunStepCompleted(LookUps.step("step_1", "null", "null"), META));
		this.delivered.accept(new ThreadRunStepCreated(LookUps.step("step_1", "null", "null"), META));
		assertThat(this.delivered.step("step_1")).isEqualTo(Stage.ENDED);
		this.delivered.accept(new ThreadMessageCompleted(LookUps.message("msg_1", "[]"), META));
		this.delivered.accept(new ThreadMessageCreated(LookUps.message("msg_1", "[]"), META));
		assertThat(this.delivered.message("msg_1")).isEqualTo(Stage.ENDED);
	}

	@Test
	void pieceTellsThatItsObjectIsInProgress() {
		this.delivered.accept(stepDelta("step_1"));
		this.delivered.accept(delta("msg_1"));
		assertThat(this.delivered.step("step_1")).isEqualTo(Stage.IN_PROGRESS);
		assertThat(this.delivered.message("msg_1")).isEqualTo(Stage.IN_PROGRESS);
		assertThat(this.delivered.run()).isEqualTo(Stage.IN_PROGRESS);
	}

	@Test
	void pieceOfAMessageThatEndedIsNotHeld() {
		this.delivered.accept(new ThreadMessageCompleted(LookUps.message("msg_1", "[]"), META));
		this.delivered.accept(delta("msg_1"));
		assertThat(this.delivered.content("msg_1").size()).isZero();
		assertThat(this.delivered.message("msg_1")).isEqualTo(Stage.ENDED);
	}

	@Test
	void objectsOfAnotherRunSayNothing() {
		String other = "{\"id\":\"x_1\",\"run_id\":\"run_2\"}";
		this.delivered.accept(new ThreadRunStepCompleted(LookUps.read(other, RunStepObject.class), META));
		this.delivered.accept(new ThreadMessageCompleted(LookUps.read(other, MessageObject.class), META));
		assertThat(this.delivered.step("x_1")).isEqualTo(Stage.NONE);
		assertThat(this.delivered.message("x_1")).isEqualTo(Stage.NONE);
		assertThat(this.delivered.run()).isEqualTo(Stage.NONE);
	}

	@Test
	void objectsWithoutIdAreNotToldApart() {
		this.delivered.accept(delta(""));
		this.delivered.accept(stepDelta(""));
		assertThat(this.delivered.message("")).isEqualTo(Stage.NONE);
		assertThat(this.delivered.step("")).isEqualTo(Stage.NONE);
	}

	@Test
	void actionBeginsANewRound() {
		this.delivered.accept(new ThreadRunInProgress(LookUps.run("in_progress"), META));
		assertThat(this.delivered.isResumed()).isFalse();
		this.delivered.accept(new ThreadRunRequiresAction(LookUps.run("requires_action"), META));
		assertThat(this.delivered.isResumed()).isTrue();
		assertThat(this.delivered.run()).isEqualTo(Stage.CREATED);
		assertThat(this.delivered.isWaitingLike(LookUps.run("requires_action"))).isTrue();
		this.delivered.accept(new ThreadRunStepCompleted(LookUps.step("step_1", "null", "null"), META));
		assertThat(this.delivered.run()).isEqualTo(Stage.CREATED);
		assertThat(this.delivered.isWaitingLike(LookUps.run("requires_action"))).isFalse();
	}

	@Test
	void objectsBeyondAllReasonCountAsDelivered() {
		for (int i = 0; i < 9_999; i++) {
			this.delivered.accept(stepDelta("step_" + i));
		}
		assertThat(this.delivered.message("msg_1")).isEqualTo(Stage.NONE);
		this.delivered.accept(delta("msg_1"));
		this.delivered.accept(delta("msg_2"));
		assertThat(this.delivered.message("msg_1")).isEqualTo(Stage.IN_PROGRESS);
		assertThat(this.delivered.message("msg_2")).isEqualTo(Stage.ENDED);
		assertThat(this.delivered.step("step_0")).isEqualTo(Stage.IN_PROGRESS);
		assertThat(this.delivered.step("step_10000")).isEqualTo(Stage.ENDED);
		this.delivered.accept(new ThreadRunStepCompleted(LookUps.step("step_0", "null", "null"), META));
		assertThat(this.delivered.step("step_0")).isEqualTo(Stage.ENDED);
	}

	private static ThreadRunStepDelta stepDelta(String id) {
		return new ThreadRunStepDelta(LookUps.read("{\"id\":\"" + id + "\"}", RunStepDeltaObject.class), META);
	}

	private static ThreadMessageDelta delta(String id) {
		return new ThreadMessageDelta(
				LookUps.read(RecoveryPlanTests.delta("text", "Hi").replace("msg_1", id), MessageDeltaObject.class),
				META);
	}

}
