package io.github.openaiassistants.contract;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.context.event.EventListener;

import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.model.ToolApproval;
import io.github.openaiassistants.model.ToolApprovals;
import io.github.openaiassistants.test.Dialect;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RecordedRequest;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tool calls of Foundry that need approval: nothing is approved unless the application
 * does.
 */
class ToolApprovalTests {

	private static final RunScript SCRIPT = RunScript.empty()
		.thenListingTools("github", "search", "delete")
		.thenAskingApproval("github", new FunctionCall("search", "{\"q\":\"tides\"}"), new FunctionCall("delete", "{}"))
		.thenAnswering((decisions) -> decisions.get("search") + ", " + decisions.get("delete"));

	@Test
	void decisionsOfAListenerAreSubmittedAndTheRunGoesOn() {
		try (ConnectedDialect foundry = connect(Careful.class)) {
			ObservedRun run = foundry.run(SCRIPT);
			assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertThat(ConnectedDialect.text(run)).isEqualTo("approved, rejected");
			assertThat(submissions(foundry)).singleElement()
				.satisfies((request) -> assertThat(request.body()).contains("\"tool_approvals\":[", "\"approve\":true",
						"\"approve\":false", "\"stream\":true"));
		}
	}

	@Test
	void runOfWhichNothingIsApprovedFails() {
		try (ConnectedDialect foundry = connect(Rejecting.class)) {
			ObservedRun run = foundry.run(SCRIPT);
			assertThat(run.outcome()).isEqualTo(RunOutcome.FAILED);
			assertThat(submissions(foundry)).singleElement()
				.satisfies((request) -> assertThat(request.body()).doesNotContain("\"approve\":true"));
		}
	}

	@Test
	void listenerThatAnswersFunctionCallsOnlyDecidesNothing() {
		try (ConnectedDialect foundry = connect(AnsweringListener.class)) {
			assertThat(foundry.run(SCRIPT).outcome()).isEqualTo(RunOutcome.REQUIRES_ACTION);
			assertThat(submissions(foundry)).isEmpty();
		}
	}

	@Test
	void listenersForBothKindsOfCallsDoNotGetInEachOthersWay() {
		try (ConnectedDialect foundry = connect(AnsweringListener.class, Careful.class)) {
			ObservedRun run = foundry.run(RunScript.calling(ConnectedDialect.CALL)
				.thenAskingApproval("github", new FunctionCall("search", "{}"))
				.thenAnswering((decisions) -> "" + decisions.get("search")));
			assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertThat(ConnectedDialect.text(run)).isEqualTo("approved");
			assertThat(submissions(foundry)).hasSize(2);
		}
	}

	private static ConnectedDialect connect(Class<?>... listeners) {
		return new ConnectedDialect(Dialect.FOUNDRY, List.of(listeners), "openai.assistants.query.api-version=v1");
	}

	private static List<RecordedRequest> submissions(ConnectedDialect foundry) {
		return foundry.server().requests("POST", "/api/projects/embedded/threads/*/runs/*/submit_tool_outputs");
	}

	static class Careful {

		@EventListener
		ToolApprovals on(ThreadRunRequiresAction event) {
			return new ToolApprovals(event.toolApprovals()
				.stream()
				.map((call) -> "search".equals(call.name()) ? ToolApproval.approve(call) : ToolApproval.reject(call))
				.toList());
		}

	}

	static class Rejecting {

		@EventListener
		ToolApprovals on(ThreadRunRequiresAction event) {
			return new ToolApprovals(event.toolApprovals().stream().map(ToolApproval::reject).toList());
		}

	}

}
