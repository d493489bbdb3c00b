package io.github.openaiassistants.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.EventOrigin;
import io.github.openaiassistants.event.MetaSource;
import io.github.openaiassistants.event.ThreadMessageCompleted;
import io.github.openaiassistants.event.ThreadMessageCreated;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadRunCancelling;
import io.github.openaiassistants.event.ThreadRunCompleted;
import io.github.openaiassistants.event.ThreadRunCreated;
import io.github.openaiassistants.event.ThreadRunInProgress;
import io.github.openaiassistants.event.ThreadRunQueued;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.event.ThreadRunStepCancelled;
import io.github.openaiassistants.event.ThreadRunStepCreated;
import io.github.openaiassistants.event.ThreadRunStepInProgress;
import io.github.openaiassistants.model.MessageDeltaObject;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;

import static org.assertj.core.api.Assertions.assertThat;

class RecoveryPlanTests {

	private static final String BEGINNING = "run.created run.queued run.in_progress ";

	private static final String STEP = "run.step.created run.step.in_progress ";

	private static final String MESSAGE = "message.created message.in_progress message.delta ";

	private static final MetaSource META = Transcripts.meta(EventOrigin.RECOVERED);

	private final Delivered delivered = Delivered.ofNewRun(Integer.MAX_VALUE);

	@ParameterizedTest
	@ValueSource(strings = { "\"queued\"", "\"in_progress\"", "\"cancelling\"", "\"some_new_status\"", "null" })
	void nothingIsToldWhileTheRunGoesOn(String status) {
		RunObject run = RunEvents.run("run_1", status, "");
		assertThat(missing(run, List.of(writing("completed")), List.of(message("Hi")))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "completed, run.step.completed", "incomplete, run.step.completed", "failed, run.step.failed",
			"cancelled, run.step.cancelled", "expired, run.step.expired" })
	void everyEndOfARunIsTold(String status, String step) {
		assertThat(missing(LookUps.run(status), List.of(writing("in_progress")), List.of(message("Hi")))).isEqualTo(
				BEGINNING + STEP + MESSAGE + (status.equals("completed") ? "message.completed " : "message.incomplete ")
						+ step + " run." + status);
	}

	@Test
	void stepThatWaitsForActionStaysOpen() {
		assertThat(missing(waiting("call_1"), List.of(LookUps.calling("step_1", "\"in_progress\"", "call_1")), null))
			.isEqualTo(BEGINNING + STEP + "run.requires_action");
	}

	@Test
	void actionIsToldOnce() {
		see(new ThreadRunRequiresAction(waiting("call_1"), RunEvents.META));
		List<RunStepObject> steps = List.of(LookUps.calling("step_1", "\"in_progress\"", "call_1"));
		assertThat(missing(waiting("call_1"), steps, null)).isEmpty();
		assertThat(missing(waiting("call_2"), null, null)).isEqualTo("run.queued run.in_progress run.requires_action");
	}

	@Test
	void roundAfterAnActionBeginsWithTheEndOfTheFormerStep() {
		seeStep("step_1");
		see(new ThreadRunRequiresAction(waiting("call_1"), RunEvents.META));
		List<RunStepObject> steps = List.of(LookUps.calling("step_1", "\"completed\"", "call_1"),
				LookUps.calling("step_2", "\"in_progress\"", "call_2"));
		assertThat(missing(waiting("call_2"), steps, null))
			.isEqualTo("run.step.completed run.queued run.in_progress " + STEP + "run.requires_action");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cancelled", "expired" })
	void runThatEndsWhileItWaitsWasNotQueuedAgain(String status) {
		seeStep("step_1");
		see(new ThreadRunRequiresAction(waiting("call_1"), RunEvents.META));
		List<RunStepObject> steps = List.of(LookUps.calling("step_1", "\"in_progress\"", "call_1"));
		assertThat(missing(LookUps.run(status), steps, null)).isEqualTo("run.step." + status + " run." + status);
	}

	@Test
	void runThatWasNeverStartedIsOnlyQueued() {
		RunObject run = RunEvents.run("run_1", "\"cancelled\"", "");
		assertThat(missing(run, List.of(), List.of())).isEqualTo("run.created run.queued run.cancelled");
	}

	@Test
	void runThatWasSeenIsNotCreatedAgain() {
		see(new ThreadRunQueued(LookUps.run("queued"), RunEvents.META));
		assertThat(missing(LookUps.run("failed"), null, null)).isEqualTo("run.in_progress run.failed");
		see(new ThreadRunCancelling(LookUps.run("cancelling"), RunEvents.META));
		assertThat(missing(LookUps.run("cancelled"), null, null)).isEqualTo("run.cancelled");
	}

	@Test
	void nothingIsToldAfterTheEnd() {
		see(new ThreadRunCompleted(LookUps.run("completed"), RunEvents.META));
		assertThat(missing(LookUps.run("completed"), List.of(writing("completed")), List.of(message("Hi")))).isEmpty();
	}

	@Test
	void endOfAnotherRunIsNotTheEnd() {
		see(new ThreadRunCompleted(RunEvents.run("run_2", "\"completed\"", ""), RunEvents.META));
		assertThat(missing(LookUps.run("completed"), null, null)).isEqualTo(BEGINNING + "run.completed");
	}

	@Test
	void continuedRunBeginsAtTheAnswer() {
		List<RunStepObject> steps = List.of(LookUps.writing("step_0", "\"completed\"", "msg_0"),
				LookUps.calling("step_9", "\"completed\"", "call_1"), writing("completed"));
		List<MessageObject> messages = List.of(LookUps.message("msg_0", LookUps.content("Before")), message("Hi"));
		Delivered continued = Delivered.ofContinuedRun(100, ToolOutputs.of(new ToolOutput("call_1", "output")));
		assertThat(names(RecoveryPlan.events(continued, LookUps.run("completed"), steps, messages, META)))
			.isEqualTo("run.step.completed run.queued run.in_progress " + STEP + MESSAGE
					+ "message.completed run.step.completed run.completed");
	}

	@Test
	void runWithoutStepsAndMessagesIsTold() {
		assertThat(missing(LookUps.run("completed"), null, null)).isEqualTo(BEGINNING + "run.completed");
	}

	@Test
	void stepsWithoutDetailsAndWithoutTheirMessageAreTold() {
		List<RunStepObject> steps = List.of(
				LookUps.read("{\"id\":\"step_1\",\"status\":\"a_new_one\"}", RunStepObject.class),
				LookUps.writing("step_2", "\"completed\"", "msg_9"), LookUps.step("step_3", "null", "{}"),
				LookUps.step("step_4", "null", "{\"type\":\"message_creation\"}"),
				LookUps.step("step_5", "null", "{\"type\":\"tool_calls\",\"tool_calls\":null}"));
		assertThat(missing(LookUps.run("completed"), steps, List.of()))
			.isEqualTo(BEGINNING + (STEP + "run.step.completed ").repeat(5) + "run.completed");
	}

	@Test
	void objectsOfOtherRunsAndDuplicatesAndThoseWithoutIdAreLeftOut() {
		RunStepObject other = LookUps.read("{\"id\":\"step_9\",\"run_id\":\"run_9\"}", RunStepObject.class);
		RunStepObject nameless = LookUps.read("{\"status\":\"completed\"}", RunStepObject.class);
		List<MessageObject> messages = List.of(LookUps.message("msg_2", "[]", ",\"run_id\":\"run_9\""),
				LookUps.message("msg_3", "[]", ",\"run_id\":null"), LookUps.message("msg_4", "[]", ",\"created_at\":1"),
				LookUps.message("msg_5", "[]", ",\"role\":\"user\""), LookUps.message("", "[]"), message("Hi"),
				message("Hi"));
		assertThat(missing(LookUps.run("completed"),
				List.of(other, nameless, writing("completed"), writing("completed")), messages))
			.isEqualTo(BEGINNING + STEP + MESSAGE + "message.completed run.step.completed run.completed");
	}

	@Test
	void messagesThatNoStepWritesAreToldInTheirPlace() {
		RunStepObject step = LookUps.calling("step_1", "\"completed\"", "call_1");
		List<MessageObject> messages = List.of(
				LookUps.message("msg_1", LookUps.content("One"), ",\"created_at\":101,\"run_id\":\"run_1\""),
				LookUps.message("msg_2", LookUps.content("Two")));
		String message = MESSAGE + "message.completed ";
		assertThat(missing(LookUps.run("completed"), List.of(step), messages))
			.isEqualTo(BEGINNING + message + STEP + "run.step.completed " + message + "run.completed");
	}

	@Test
	void beginningIsNotToldAfterWhatItBegan() {
		see(new ThreadMessageDelta(LookUps.read(delta("text", "H"), MessageDeltaObject.class), RunEvents.META));
		assertThat(missing(LookUps.run("completed"), List.of(writing("completed")), List.of(message("Hi"))))
			.isEqualTo("message.delta message.completed run.step.completed run.completed");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "completed | completed |  | completed",
					"completed | completed | ,\"status\":\"in_progress\" | completed",
					"completed | completed | ,\"status\":null | completed",
					"completed | completed | ,\"status\":\"some_new_status\" | completed",
					"completed | completed | ,\"status\":\"incomplete\" | incomplete",
					"completed | completed | ,\"incomplete_details\":{\"reason\":\"content_filter\"} | incomplete",
					"failed | completed |  | completed", "failed | failed | ,\"status\":\"completed\" | completed",
					"failed | failed | ,\"completed_at\":105 | completed", "failed | failed |  | incomplete",
					"cancelled | cancelled |  | incomplete", "expired | in_progress |  | incomplete",
					"incomplete | completed |  | incomplete", "requires_action | completed |  | completed",
					"requires_action | in_progress | ,\"status\":\"in_progress\" | completed" })
	void endOfAMessageIsDerived(String run, String step, @Nullable String members, String end) {
		String more = ",\"run_id\":\"run_1\"" + ((members != null) ? members : "");
		MessageObject message = LookUps.message("msg_1", LookUps.content("Hi"), more);
		List<AssistantStreamEvent> events = RecoveryPlan.events(this.delivered, LookUps.run(run),
				List.of(writing(step)), List.of(message), META);
		AssistantStreamEvent last = events.stream()
			.filter((event) -> event.name().startsWith("thread.message."))
			.reduce((first, second) -> second)
			.orElseThrow();
		assertThat(last.name()).isEqualTo("thread.message." + end);
		assertThat(json(last.data()).path("status").asString())
			.isEqualTo((members != null && members.contains("new")) ? "some_new_status" : end);
	}

	@Test
	void messageBeforeTheLastStepOfACutRunIsWhole() {
		assertThat(missing(LookUps.run("incomplete"),
				List.of(writing("completed"), LookUps.calling("step_2", "\"completed\"", "call_1")),
				List.of(message("Hi"))))
			.contains("message.completed");
	}

	@Test
	void payloadsOfBeginningsLookAsOnTheWire() {
		List<AssistantStreamEvent> recorded = Transcripts.events("two-messages-around-a-tool-call");
		List<AssistantStreamEvent> told = ServerState.after(recorded).missing(this.delivered);
		for (String name : List.of("thread.run.created", "thread.run.queued", "thread.run.in_progress",
				"thread.run.step.created", "thread.run.step.in_progress", "thread.message.created",
				"thread.message.in_progress")) {
			assertThat(payloads(told, name)).as(name).isNotEmpty().isEqualTo(payloads(recorded, name));
		}
	}

	// When something expires is forgotten when it is over
	private static List<JsonNode> payloads(List<AssistantStreamEvent> events, String name) {
		return events.stream().filter((event) -> event.name().equals(name)).map((event) -> {
			JsonNode json = json(event.data());
			((ObjectNode) json).remove("expires_at");
			return json;
		}).toList();
	}

	@Test
	void planMayBeLeftHalfDone() {
		RecoveryPlan plan = RecoveryPlan.of(this.delivered, LookUps.run("completed"), null, null);
		List<Object> numbered = new ArrayList<>();
		MetaSource counting = (data) -> {
			numbered.add(data);
			return RunEvents.META;
		};
		assertThat(plan.next(counting)).isInstanceOf(ThreadRunCreated.class);
		assertThat(numbered).hasSize(1);
		assertThat(plan.next(counting)).isInstanceOf(ThreadRunQueued.class);
		assertThat(plan.next(counting)).isInstanceOf(ThreadRunInProgress.class);
		assertThat(plan.next(counting)).isInstanceOf(ThreadRunCompleted.class);
		assertThat(plan.next(counting)).isNull();
		assertThat(numbered).hasSize(4);
	}

	@Test
	void messageOfAnEndedStepIsEnded() {
		seeStep("step_1");
		see(new ThreadMessageCreated(message(""), RunEvents.META));
		see(new ThreadRunStepCancelled(writing("cancelled"), RunEvents.META));
		assertThat(missing(LookUps.run("cancelled"), List.of(writing("cancelled")), List.of(message("Hi"))))
			.isEqualTo("message.in_progress message.delta message.incomplete run.cancelled");
		see(new ThreadMessageCompleted(message("Hi"), RunEvents.META));
		assertThat(missing(LookUps.run("cancelled"), List.of(writing("cancelled")), List.of(message("Hi"))))
			.isEqualTo("run.cancelled");
	}

	private void seeStep(String id) {
		see(new ThreadRunInProgress(LookUps.run("in_progress"), RunEvents.META));
		see(new ThreadRunStepCreated(LookUps.writing(id, "\"in_progress\"", "msg_1"), RunEvents.META));
		see(new ThreadRunStepInProgress(LookUps.writing(id, "\"in_progress\"", "msg_1"), RunEvents.META));
	}

	private void see(AssistantStreamEvent event) {
		this.delivered.accept(event);
	}

	private static RunObject waiting(String call) {
		return RunEvents.run("run_1", "\"requires_action\"",
				",\"required_action\":{\"type\":\"submit_tool_outputs\",\"submit_tool_outputs\":{\"tool_calls\":[{\"id\":\""
						+ call + "\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}}");
	}

	private static RunStepObject writing(String status) {
		return LookUps.writing("step_1", '"' + status + '"', "msg_1");
	}

	private static MessageObject message(String text) {
		return LookUps.message("msg_1", LookUps.content(text));
	}

	static String delta(String type, String text) {
		String body = type.equals("text") ? "{\"value\":\"" + text + "\"}" : '"' + text + '"';
		return "{\"id\":\"msg_1\",\"delta\":{\"content\":[{\"index\":0,\"type\":\"" + type + "\",\"" + type + "\":"
				+ body + "}]}}";
	}

	private static JsonNode json(Object data) {
		return Transcripts.JSON.mapper().valueToTree(data);
	}

	private String missing(RunObject run, @Nullable List<RunStepObject> steps, @Nullable List<MessageObject> messages) {
		return names(RecoveryPlan.events(this.delivered, run, steps, messages, META));
	}

	private static String names(List<AssistantStreamEvent> events) {
		return events.stream().map((event) -> event.name().replace("thread.", "")).collect(Collectors.joining(" "));
	}

}
