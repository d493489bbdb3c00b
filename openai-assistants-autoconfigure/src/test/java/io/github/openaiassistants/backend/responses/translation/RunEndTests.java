package io.github.openaiassistants.backend.responses.translation;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.event.UnknownEvent;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStatus;
import io.github.openaiassistants.model.RunStepStatus;
import io.github.openaiassistants.model.ToolOutput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * How runs end when they do not simply complete.
 */
class RunEndTests {

	private final Translation run = new Translation();

	@AfterEach
	void eventsAreLegal() {
		this.run.translated().forEach((event) -> WireSchemas.assertValid("", event));
		boolean over = this.run.translator().isOver() && this.run.translator().known() != null
				&& this.run.names().contains("done");
		if (over) {
			assertThat(BridgedOrder.violations(this.run.events())).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'type':'error','error':{'type':'server_error','code':'slow_down','message':'No.'}}",
			"{'type':'error','code':'slow_down','message':'No.','param':null,'sequence_number':0}",
			"{'error':{'code':'slow_down','message':'No.'}}" })
	void errorBeforeTheRunExistsIsAllThatIsSaid(String error) {
		this.run.stream(error, Payloads.CREATED).end();
		assertThat(this.run.names()).containsExactly("error");
		assertThat(this.run.data("error").path("code").stringValue()).isEqualTo("slow_down");
		assertThat(this.run.data("error").path("message").stringValue()).isEqualTo("No.");
		assertThat(this.run.translator().isOver()).isTrue();
		assertThat(this.run.translator().known()).isNull();
	}

	@Test
	void errorThatIsATextIsItsMessage() {
		this.run.stream("{'type':'error','error':'Overloaded'}");
		assertThat(this.run.data("error").path("message").stringValue()).isEqualTo("Overloaded");
	}

	@Test
	void errorOfARunIsHeldUntilTheStreamEnds() {
		this.run.stream(Payloads.CREATED, Payloads.STARTED, Payloads.error("'message':'No.'"));
		assertThat(this.run.names()).endsWith("thread.run.in_progress");
		this.run.end();
		assertThat(this.run.names()).endsWith("thread.run.failed", "done").doesNotContain("error");
		assertThat(lastError("thread.run.failed")).isEqualTo("server_error: No.");
	}

	@Test
	void endMarkerEndsTheStream() {
		this.run.stream(Payloads.CREATED, Payloads.error("'message':'No.'"), "[DONE]");
		assertThat(this.run.names()).endsWith("thread.run.queued", "thread.run.failed", "done");
	}

	@Test
	void errorIsForgottenWhenTheResponseCompletesAfterAll() {
		this.run.stream(Payloads.CREATED, Payloads.error("'message':'No.'"), Payloads.COMPLETED).end();
		assertThat(this.run.names()).endsWith("thread.run.completed", "done");
	}

	@Test
	void errorOfTheResponseWinsOverTheErrorBeforeIt() {
		this.run.stream(Payloads.CREATED, Payloads.error("'message':'First'"),
				Payloads.ended("failed", "'error':{'code':'rate_limit_exceeded','message':'Second'}"));
		assertThat(lastError("thread.run.failed")).isEqualTo("rate_limit_exceeded: Second");
	}

	@Test
	void failureWithoutAReasonIsAFailure() {
		this.run.stream(Payloads.ended("failed", "'status':'failed'"));
		assertThat(this.run.names()).containsExactly("thread.run.created", "thread.run.queued", "thread.run.failed",
				"done");
		assertThat(lastError("thread.run.failed")).startsWith("server_error: ");
	}

	@ParameterizedTest
	@CsvSource({ "rate_limit_exceeded, rate_limit_exceeded", "too_many_requests, rate_limit_exceeded",
			"insufficient_quota, rate_limit_exceeded", "credit_balance_exhausted, rate_limit_exceeded",
			"slow_down, rate_limit_exceeded", "invalid_prompt, invalid_prompt", "bio_policy, invalid_prompt",
			"image_too_large, invalid_prompt", "server_error, server_error", "vector_store_timeout, server_error",
			"new_in_2027, server_error" })
	void codeOfAFailureIsOneThatRunsKnow(String code, String known) {
		this.run.stream(Payloads.CREATED, Payloads.STARTED, Payloads.MESSAGE,
				Payloads.ended("failed", "'error':{'code':'" + code + "','message':'No.'}"));
		assertThat(lastError("thread.run.failed")).isEqualTo(known + ": No.");
		String ofStep = known.equals("invalid_prompt") ? "server_error" : known;
		assertThat(lastError("thread.run.step.failed")).isEqualTo(ofStep + ": No.");
	}

	@Test
	void typeOfAnErrorStandsInForItsCode() {
		this.run.stream(Payloads.CREATED, Payloads.error("'type':'rate_limit_error','message':'No.'")).end();
		assertThat(lastError("thread.run.failed")).isEqualTo("rate_limit_exceeded: No.");
	}

	@Test
	void failureClosesWhatIsOpen() {
		this.run.stream(Payloads.CREATED, Payloads.STARTED, Payloads.MESSAGE, Payloads.TEXT, Payloads.CALL,
				Payloads.SEARCH, Payloads.CODE,
				Payloads.ended("failed", "'usage':{'input_tokens':1,'output_tokens':2}"));
		assertThat(this.run.names()).endsWith("thread.message.incomplete", "thread.run.step.failed",
				"thread.run.step.failed", "thread.run.step.failed", "thread.run.step.failed", "thread.run.failed",
				"done");
		assertThat(this.run.data("thread.message.incomplete").at("/content/0/text/value").stringValue())
			.isEqualTo("Hi");
		assertThat(reason("thread.message.incomplete")).isEqualTo("run_failed");
		assertThat(this.run.data("thread.run.failed").at("/usage/total_tokens").longValue()).isEqualTo(3);
	}

	@Test
	void finishedMessageStaysCompletedWhenTheRunFails() {
		this.run.stream(Payloads.CREATED, Payloads.STARTED, Payloads.MESSAGE, Payloads.TEXT, Payloads.MESSAGE_DONE,
				Payloads.ended("failed", "'usage':{'input_tokens':1,'output_tokens':2}"));
		assertThat(this.run.names()).endsWith("thread.message.completed", "thread.run.step.completed",
				"thread.run.failed", "done");
		assertThat(this.run.data("thread.run.step.completed").path("usage").isNull()).isTrue();
	}

	@Test
	void failedResponseAnnouncesNothingNew() {
		this.run.stream(Payloads.CREATED, Payloads.STARTED,
				Payloads.ended("failed", "'output':[{'id':'msg_1','type':'message','content':[]}]"));
		assertThat(this.run.names()).doesNotContain("thread.message.created");
	}

	@Test
	void failureOfTheNextResponseKeepsTheOutputs() {
		waitForOutputs().submit(new ToolOutput("call_1", "7"));
		this.run.stream(Payloads.ended("failed", "'id':'resp_2','error':{'message':'No.'}"));
		assertThat(this.run.names()).endsWith("thread.run.requires_action", "done", "thread.run.step.completed",
				"thread.run.queued", "thread.run.failed", "done");
		assertThat(this.run.data("thread.run.step.completed")
			.at("/step_details/tool_calls/0/function/output")
			.stringValue()).isEqualTo("7");
	}

	@Test
	void errorInsteadOfTheNextResponseFailsTheStepThatWaited() {
		waitForOutputs().submit(new ToolOutput("call_1", "7")).stream(Payloads.error("'message':'No.'")).end();
		assertThat(this.run.names()).endsWith("done", "thread.run.step.failed", "thread.run.failed", "done");
	}

	@ParameterizedTest
	@CsvSource({ "max_output_tokens, max_completion_tokens, max_tokens",
			"max_tokens, max_completion_tokens, max_tokens", "content_filter, content_filter, content_filter",
			"new_in_2027, new_in_2027, max_tokens" })
	void reasonOfAnIncompleteResponseIsTold(String reason, String ofRun, String ofMessage) {
		this.run
			.stream(Payloads.CREATED, Payloads.STARTED, Payloads.MESSAGE, Payloads.TEXT, Payloads.ended("incomplete",
					"'incomplete_details':{'reason':'" + reason + "'},'usage':{'input_tokens':1,'output_tokens':2}"));
		assertThat(this.run.names()).endsWith("thread.message.incomplete", "thread.run.step.completed",
				"thread.run.incomplete", "done");
		assertThat(reason("thread.run.incomplete")).isEqualTo(ofRun);
		assertThat(reason("thread.message.incomplete")).isEqualTo(ofMessage);
		assertThat(this.run.data("thread.run.step.completed").at("/usage/total_tokens").longValue()).isEqualTo(3);
	}

	@Test
	void reasonThatIsNotToldIsNotMadeUp() {
		this.run.stream(Payloads.CREATED, Payloads.ended("incomplete", "'incomplete_details':null"));
		assertThat(this.run.data("thread.run.incomplete").path("incomplete_details").isNull()).isTrue();
	}

	@Test
	void finishedMessageStaysCompletedWhenTheResponseIsIncomplete() {
		this.run.stream(Payloads.CREATED, Payloads.STARTED, Payloads.MESSAGE, Payloads.TEXT, Payloads.MESSAGE_DONE,
				Payloads.ended("incomplete", "'usage':{'input_tokens':1,'output_tokens':2}"));
		assertThat(this.run.names()).contains("thread.message.completed").doesNotContain("thread.message.incomplete");
		assertThat(this.run.data("thread.run.step.completed").at("/usage/total_tokens").longValue()).isEqualTo(3);
	}

	@Test
	void truncatedCallIsNeverARequiredAction() {
		this.run.stream(Payloads.CREATED, Payloads.STARTED, Payloads.CALL, Payloads.SEARCH, Payloads.ended("incomplete",
				"'incomplete_details':{'reason':'max_output_tokens'},'output':[{'id':'fc_1','type':'function_call',"
						+ "'call_id':'call_1','arguments':'{','status':'incomplete'},"
						+ "{'id':'fs_1','type':'file_search_call','status':'in_progress'}]"));
		assertThat(this.run.names()).endsWith("thread.run.step.failed", "thread.run.step.failed",
				"thread.run.incomplete", "done");
		assertThat(lastError("thread.run.step.failed")).startsWith("server_error: ").contains("max_output_tokens");
	}

	@Test
	void truncatedCallInACompletedResponseFailsTheRun() {
		this.run.stream(Payloads.CREATED, Payloads.STARTED, Payloads.CALL,
				Payloads.CALL_DONE.replace("'completed'", "'incomplete'"), Payloads.COMPLETED);
		assertThat(this.run.names()).endsWith("thread.run.step.failed", "thread.run.failed", "done");
	}

	@Test
	void incompleteResponseTellsWhatWasMissed() {
		this.run.stream(Payloads.ended("incomplete",
				"'output':[{'id':'msg_1','type':'message','status':'completed','content':[{'type':'output_text','text':'A'}]},"
						+ "{'id':'msg_2','type':'message','status':'incomplete','content':[{'type':'output_text','text':'B'}]}]"));
		assertThat(this.run.names()).containsSubsequence("thread.message.completed", "thread.run.step.completed",
				"thread.message.created", "thread.message.incomplete", "thread.run.step.completed",
				"thread.run.incomplete");
	}

	@ParameterizedTest
	@CsvSource({ "completed, incomplete, incomplete", "completed, failed, failed", "incomplete, completed, incomplete",
			"completed, cancelled, cancelled", "failed, cancelled, cancelled" })
	void statusAndEventAreTakenForTheWorseOfThem(String event, String status, String outcome) {
		this.run.stream(Payloads.CREATED, Payloads.STARTED, Payloads.MESSAGE,
				Payloads.ended(event, "'status':'" + status + "'"));
		assertThat(this.run.names()).endsWith("thread.run." + outcome, "done");
	}

	@Test
	void cancelThatIsUnderWayIsToldOnceAndTheStreamGoesOn() {
		this.run.stream(Payloads.CREATED, Payloads.STARTED, Payloads.MESSAGE)
			.cancelAnswered("{'id':'resp_1','status':'in_progress'}")
			.cancelAnswered("{'id':'resp_1','status':'in_progress'}")
			.stream(Payloads.TEXT)
			.end();
		assertThat(this.run.translator().isOver()).isFalse();
		this.run.fetch("{'id':'resp_1','status':'cancelled','usage':{'input_tokens':1,'output_tokens':2}}");
		assertThat(this.run.names()).containsOnlyOnce("thread.run.cancelling")
			.endsWith("thread.run.cancelling", "thread.message.delta", "thread.message.incomplete",
					"thread.run.step.cancelled", "thread.run.cancelled", "done");
		assertThat(reason("thread.message.incomplete")).isEqualTo("run_cancelled");
		assertThat(this.run.data("thread.run.cancelled").at("/usage/total_tokens").longValue()).isEqualTo(3);
	}

	@Test
	void cancelThatCameTooLateDoesNotHideWhatHappened() {
		this.run.stream(Payloads.CREATED, Payloads.STARTED, Payloads.MESSAGE)
			.cancelAnswered("{'id':'resp_1','status':'completed'}")
			.stream(Payloads.MESSAGE_DONE, Payloads.COMPLETED);
		assertThat(this.run.names()).endsWith("thread.run.completed", "done").doesNotContain("thread.run.cancelling");
	}

	@Test
	void queuedRunIsCancelled() {
		this.run.stream(Payloads.CREATED)
			.cancelAnswered("{'id':'resp_1','status':'queued'}")
			.stream(Payloads.STARTED)
			.cancelAnswered("{'id':'resp_1','status':'cancelled'}");
		assertThat(this.run.names()).containsExactly("thread.run.created", "thread.run.queued", "thread.run.cancelling",
				"thread.run.cancelled", "done");
	}

	@Test
	void cancelClosesWhatIsOpen() {
		this.run.stream(Payloads.CREATED, Payloads.STARTED, Payloads.MESSAGE, Payloads.TEXT, Payloads.MESSAGE_DONE,
				Payloads.CALL, Payloads.SEARCH, Payloads.CODE);
		this.run.translator().disconnected();
		this.run.take();
		assertThat(this.run.names()).endsWith("thread.run.cancelling", "thread.run.step.cancelled",
				"thread.run.step.cancelled", "thread.run.step.cancelled", "thread.run.cancelled", "done");
		assertThat(this.run.stream(Payloads.COMPLETED).end().names()).endsWith("thread.run.cancelled", "done");
	}

	@Test
	void disconnectionBeforeTheRunExistsSaysNothing() {
		this.run.translator().disconnected();
		assertThat(this.run.take().events()).isEmpty();
		assertThat(this.run.stream(Payloads.CREATED).events()).isEmpty();
	}

	@Test
	void runThatWaitsForActionIsCancelledSilently() {
		waitForOutputs();
		int told = this.run.events().size();
		RunObject cancelled = this.run.translator().cancelWaiting();
		assertThat(cancelled.status()).isEqualTo(RunStatus.CANCELLED);
		assertThat(cancelled.cancelledAt()).isEqualTo(Translation.NOW.getEpochSecond());
		assertThat(this.run.take().events()).hasSize(told);
		assertThat(this.run.known().run()).isEqualTo(cancelled);
		assertThat(this.run.known().steps().get(0).status()).isEqualTo(RunStepStatus.CANCELLED);
		assertThatIllegalStateException().isThrownBy(() -> this.run.translator().submitted(List.of()));
	}

	@Test
	void nextResponseCanBeCancelledBeforeItExists() {
		waitForOutputs().submit(new ToolOutput("call_1", "7"));
		this.run.translator().disconnected();
		assertThat(this.run.take().names()).endsWith("done", "thread.run.cancelling", "thread.run.step.cancelled",
				"thread.run.cancelled", "done");
	}

	@Test
	void endOfTheStreamAloneEndsNoRun() {
		this.run.stream(Payloads.CREATED, Payloads.STARTED, Payloads.MESSAGE);
		assertThat(this.run.translator().endOfStream()).isFalse();
		assertThat(this.run.take().names()).endsWith("thread.message.in_progress");
	}

	@Test
	void resumedStreamDoesNotBeginTheRunAgain() {
		this.run.stream(Payloads.CREATED, Payloads.STARTED).resume().stream(Payloads.CREATED, Payloads.STARTED);
		assertThat(this.run.names()).containsExactly("thread.run.created", "thread.run.queued",
				"thread.run.in_progress");
	}

	@Test
	void runWithoutTokensForAnotherResponseIsIncomplete() {
		waitForOutputs().submit(new ToolOutput("call_1", "7"));
		this.run.translator().outOfTokens();
		assertThat(this.run.take().names()).endsWith("done", "thread.run.step.completed", "thread.run.queued",
				"thread.run.in_progress", "thread.run.incomplete", "done");
		JsonNode incomplete = this.run.data("thread.run.incomplete");
		assertThat(incomplete.at("/incomplete_details/reason").stringValue()).isEqualTo("max_completion_tokens");
		assertThat(incomplete.at("/usage/total_tokens").longValue()).isEqualTo(5);
	}

	@Test
	void nothingIsSaidAfterTheEnd() {
		this.run
			.stream(Payloads.CREATED, Payloads.COMPLETED, Payloads.TEXT, Payloads.COMPLETED,
					Payloads.error("'code':'x'"), "{'type':'response.rate_limits.updated'}", "nonsense")
			.fetch("{'status':'failed'}")
			.cancelAnswered("{'status':'cancelled'}")
			.end();
		assertThat(this.run.names()).containsOnlyOnce("done").endsWith("thread.run.completed", "done");
		assertThat(this.run.events()).noneMatch((event) -> event instanceof UnknownEvent);
	}

	private Translation waitForOutputs() {
		return this.run.stream(Payloads.CREATED, Payloads.STARTED, Payloads.CALL, Payloads.CALL_DONE,
				Payloads.COMPLETED);
	}

	private String lastError(String event) {
		JsonNode error = this.run.data(event).path("last_error");
		return error.path("code").stringValue("") + ": " + error.path("message").stringValue("");
	}

	private String reason(String event) {
		return this.run.data(event).at("/incomplete_details/reason").stringValue("");
	}

}
