package io.github.openaiassistants.codec;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.BooleanNode;

import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.Include;
import io.github.openaiassistants.model.RequiredAction;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.ToolApproval;
import io.github.openaiassistants.model.ToolApprovalCall;
import io.github.openaiassistants.model.ToolApprovals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Approvals of tool calls on the wire, as documented; there is no recorded traffic of
 * them.
 */
class ToolApprovalJsonTests {

	private static final String CALL = "{\"id\":\"call_1\",\"type\":\"mcp\",\"name\":\"search\","
			+ "\"arguments\":\"{}\",\"server_label\":\"github\",\"future\":true}";

	private final AssistantsJson json = AssistantsJson.create();

	private String run(String action) {
		return "{\"id\":\"run_1\",\"object\":\"thread.run\",\"status\":\"requires_action\",\"required_action\":"
				+ action + "}";
	}

	@Test
	void theCallsToBeApprovedAreTyped() {
		String text = run(
				"{\"type\":\"submit_tool_approval\",\"submit_tool_approval\":{\"tool_calls\":[" + CALL + "]}}");
		ThreadRunRequiresAction event = (ThreadRunRequiresAction) Streams.event(ThreadRunRequiresAction.NAME, text);
		assertThat(event.functionCalls()).isEmpty();
		assertThat(event.toolApprovals()).containsExactly(
				new ToolApprovalCall("call_1", "mcp", "search", "{}", "github", Map.of("future", BooleanNode.TRUE)));
		assertThat(WireData.tree(this.json.writeString(event.data()))).isEqualTo(WireData.tree(text));
	}

	@Test
	void anActionOfAnotherKindWantsNoApproval() {
		assertThat(this.json.read(run("null"), RunObject.class).toolApprovals()).isEmpty();
		assertThat(this.json.read(run("{\"type\":\"other\"}"), RunObject.class).toolApprovals()).isEmpty();
		assertThat(this.json.read(run("{\"submit_tool_approval\":{}}"), RunObject.class).toolApprovals()).isEmpty();
	}

	@Test
	void callsInAnotherFormAreKeptRaw() {
		String text = run("{\"type\":\"submit_tool_approval\",\"submit_tool_approval\":[" + CALL + "]}");
		RunObject run = this.json.read(text, RunObject.class);
		assertThat(run.toolApprovals()).isEmpty();
		assertThat(run.requiredAction()).extracting(RequiredAction::extra)
			.satisfies((extra) -> assertThat(extra).containsKey("submit_tool_approval"));
		assertThat(WireData.tree(this.json.writeString(run))).isEqualTo(WireData.tree(text));
	}

	@Test
	void decisionsAreWrittenAsTheBodyOfTheRequest() {
		ToolApprovalCall call = this.json.read(CALL, ToolApprovalCall.class);
		ToolApprovals approvals = ToolApprovals.of(ToolApproval.approve(call),
				ToolApproval.approve(call, Map.of("Authorization", "Bearer secret")), ToolApproval.reject(call));
		assertThat(this.json.writeString(approvals))
			.isEqualTo("{\"tool_approvals\":[{\"tool_call_id\":\"call_1\",\"approve\":true},"
					+ "{\"tool_call_id\":\"call_1\",\"approve\":true,\"headers\":{\"Authorization\":\"Bearer secret\"}},"
					+ "{\"tool_call_id\":\"call_1\",\"approve\":false}]}");
		assertThat(approvals.toString()).contains("call_1").doesNotContain("secret", "Bearer");
		assertThat(this.json.read(this.json.writeString(approvals), ToolApprovals.class)).isEqualTo(approvals);
	}

	@Test
	void aDecisionNeedsItsCallAndAnAnswer() {
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> this.json.read("{\"approve\":true}", ToolApproval.class))
			.withMessage("tool_call_id is required");
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> this.json.read("{\"tool_call_id\":\"call_1\"}", ToolApproval.class))
			.withMessage("approve is required");
	}

	@Test
	void whatIsToBeIncludedIsNoMemberOfTheBody() {
		CreateRunRequest run = CreateRunRequest.builder("asst_1").include(List.of(Include.FILE_SEARCH_CONTENT)).build();
		assertThat(this.json.writeString(run)).isEqualTo("{\"assistant_id\":\"asst_1\"}");
		assertThat(run.toBuilder().build().include()).containsExactly(Include.FILE_SEARCH_CONTENT);
		CreateThreadAndRunRequest both = CreateThreadAndRunRequest.builder("asst_1").include(List.of("x")).build();
		assertThat(this.json.writeString(both)).isEqualTo("{\"assistant_id\":\"asst_1\"}");
		assertThat(both.toBuilder().build()).isEqualTo(both);
		assertThat(this.json.read("{\"assistant_id\":\"asst_1\"}", CreateRunRequest.class).include()).isEmpty();
	}

}
