package io.github.openaiassistants.run;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import io.github.openaiassistants.event.ThreadRunInProgress;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.ToolApproval;
import io.github.openaiassistants.model.ToolApprovals;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ToolAnswerTests {

	private final ToolAnswer answer = new ToolAnswer();

	private final ThreadRunRequiresAction action = new ThreadRunRequiresAction(
			RunEvents.run("run_1", "\"requires_action\"",
					",\"required_action\":{\"type\":\"submit_tool_outputs\",\"submit_tool_outputs\":{\"tool_calls\":["
							+ call("call_1") + "," + call("call_2") + "]}}"),
			RunEvents.META);

	@Test
	void answerIsTakenOnce() {
		ToolOutputs outputs = outputs("call_2", "call_1");
		this.answer.give(this.action, outputs);
		assertThat(this.answer.take()).isSameAs(outputs);
		assertThat(this.answer.take()).isNull();
	}

	@Test
	void secondAnswerIsRefusedAndTheFirstKept() {
		ToolOutputs outputs = outputs("call_1", "call_2");
		this.answer.give(this.action, outputs);
		assertThatIllegalStateException().isThrownBy(() -> this.answer.give(this.action, outputs("call_1", "call_2")));
		assertThat(this.answer.take()).isSameAs(outputs);
	}

	@Test
	void answerMustFitTheCalls() {
		assertRefused(outputs("call_1"), "call_2");
		assertRefused(outputs("call_1", "call_1", "call_2"), "given twice");
		assertRefused(outputs("call_1", "call_2", "call_3"), "does not wait for");
		assertThat(this.answer.take()).isNull();
	}

	@Test
	void approvalsMustFitTheCallsThatWaitForApproval() {
		ThreadRunRequiresAction approval = new ThreadRunRequiresAction(RunEvents.run("run_1", "\"requires_action\"",
				",\"required_action\":{\"type\":\"submit_tool_approval\",\"submit_tool_approval\":{\"tool_calls\":["
						+ "{\"id\":\"call_1\",\"type\":\"mcp\",\"name\":\"delete\"}]}}"),
				RunEvents.META);
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> this.answer.give(approval, outputs("call_1")));
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> this.answer.give(approval, ToolApprovals.of()));
		ToolApprovals approvals = ToolApprovals.of(ToolApproval.reject(approval.toolApprovals().get(0)));
		this.answer.give(approval, approvals);
		assertThat(this.answer.take()).isSameAs(approvals);
	}

	@Test
	void nothingSaidAboutCallsOfAnotherKindIsNoAnswer() {
		this.answer.give(this.action, ToolApprovals.of());
		assertThat(this.answer.take()).isNull();
		ToolOutputs outputs = outputs("call_1", "call_2");
		this.answer.give(this.action, outputs);
		this.answer.give(this.action, ToolApprovals.of());
		assertThat(this.answer.take()).isSameAs(outputs);
	}

	@Test
	void onlyACallCanBeAnswered() {
		ThreadRunInProgress event = new ThreadRunInProgress(RunEvents.run("\"in_progress\""), RunEvents.META);
		assertThatIllegalStateException().isThrownBy(() -> this.answer.give(event, outputs("call_1")))
			.withMessageContaining("thread.run.in_progress");
	}

	private void assertRefused(ToolOutputs outputs, String reason) {
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> this.answer.give(this.action, outputs))
			.withMessageContaining(reason);
	}

	private static ToolOutputs outputs(String... callIds) {
		return new ToolOutputs(Arrays.stream(callIds).map((id) -> new ToolOutput(id, "42")).toList());
	}

	private static String call(String id) {
		return "{\"id\":\"" + id + "\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}";
	}

}
