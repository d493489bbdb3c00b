package io.github.openaiassistants.backend.responses.request;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.RunToolCall;
import io.github.openaiassistants.model.ToolApproval;
import io.github.openaiassistants.model.ToolApprovals;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How a run goes on after its functions were answered.
 */
class ContinuationTests {

	private static final ThreadHistory THREAD = ThreadHistory.conversation("conv_1");

	private static final ToolOutputs ONE = ToolOutputs.of(new ToolOutput("call_1", "out"));

	@Test
	void everythingIsSaidAgain() {
		AssistantDefinition assistant = Requests
			.assistant("{'instructions':'A','tools':[{'type':'function','function':{'name':'f'}}],'temperature':0.1,"
					+ "'response_format':{'type':'json_object'},'extra_body':{'service_tier':'flex'}}");
		PlannedRun run = Requests.CONVERSATION.run(assistant,
				Requests.run("{'additional_instructions':'M','metadata':{'k':'v'},"
						+ "'additional_messages':[{'role':'user','content':'Hi'}]}"),
				ThreadResources.NONE);
		ObjectNode first = Requests.CONVERSATION.first(run, THREAD, true);
		ObjectNode next = ((Continuation.NextResponse) next(run, 0, ONE, "call_1")).body();
		assertThat(next.get("input"))
			.isEqualTo(Requests.tree("[{'type':'function_call_output','call_id':'call_1','output':'out'}]"));
		next.remove("input");
		first.remove("input");
		assertThat(next).isEqualTo(first);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "-", textBlock = """
			'required'                                       | 'auto'
			{'type':'function','function':{'name':'f'}}      | 'auto'
			{'type':'file_search'}                           | 'auto'
			'auto'                                           | 'auto'
			'none'                                           | 'none'
			{'type':'allowed_tools','mode':'required','tools':[{'type':'function','name':'f'}]} \
			| {'type':'allowed_tools','mode':'auto','tools':[{'type':'function','name':'f'}]}
			""")
	void toolThatWasForcedIsNotForcedAgain(String choice, String expected) {
		PlannedRun run = planned("{'tool_choice':" + choice + "}");
		ObjectNode body = ((Continuation.NextResponse) next(run, 0, ONE, "call_1")).body();
		assertThat(body.get("tool_choice")).isEqualTo(Requests.tree(expected));
		assertThat(Requests.CONVERSATION.first(run, THREAD, true).get("tool_choice")).isNotNull();
	}

	@Test
	void outputsAreInTheOrderOfTheCalls() {
		ToolOutputs answer = ToolOutputs.of(new ToolOutput("call_2", "b"), new ToolOutput("call_1", "a"));
		Continuation next = next(planned("{}"), 0, answer, "call_1", "call_2");
		assertThat(next.outputs().stream().map((item) -> item.path("call_id").asString())).containsExactly("call_1",
				"call_2");
		assertThat(next.outputs().stream().map((item) -> item.path("output").asString())).containsExactly("a", "b");
	}

	@ParameterizedTest
	@CsvSource({ "300,0,300", "300,100,200", "300,284,16" })
	void laterRoundsGetTheRestOfTheTokens(int most, long used, long rest) {
		Continuation next = next(planned("{'max_completion_tokens':" + most + "}"), used, ONE, "call_1");
		assertThat(((Continuation.NextResponse) next).body().get("max_output_tokens").longValue()).isEqualTo(rest);
	}

	@ParameterizedTest
	@ValueSource(longs = { 285, 300, 512 })
	void restThatIsTooSmallIsNotAskedFor(long used) {
		Continuation next = next(planned("{'max_completion_tokens':300}"), used, ONE, "call_1");
		assertThat(next).isInstanceOf(Continuation.BudgetSpent.class);
		assertThat(((Continuation.BudgetSpent) next).bodies()).singleElement()
			.isEqualTo(Requests.tree("{'items':[{'type':'function_call_output','call_id':'call_1','output':'out'}]}"));
	}

	@Test
	void outputsThatAreLeftAreAddedInSlices() {
		String[] ids = IntStream.range(0, 45).mapToObj((i) -> "call_" + i).toArray(String[]::new);
		ToolOutputs answer = new ToolOutputs(List.of(ids).stream().map((id) -> new ToolOutput(id, id)).toList());
		Continuation next = next(planned("{'max_completion_tokens':300}"), 300, answer, ids);
		List<ObjectNode> bodies = ((Continuation.BudgetSpent) next).bodies();
		assertThat(bodies.stream().map((body) -> body.get("items").size())).containsExactly(20, 20, 5);
		assertThat(bodies.get(2).at("/items/0/call_id").asString()).isEqualTo("call_40");
	}

	@Test
	void outputsMustBeThoseTheRunWaitsFor() {
		PlannedRun run = planned("{}");
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> next(run, 0, ONE, "call_1", "call_2"))
			.withMessageContaining("call_1, call_2")
			.withMessageContaining("missing")
			.extracting(RequestNotValidException::field)
			.isEqualTo("tool_outputs");
		ToolOutputs twice = ToolOutputs.of(new ToolOutput("call_1", "a"), new ToolOutput("call_1", "b"));
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(() -> next(run, 0, twice, "call_1"))
			.withMessageContaining("twice");
		ToolOutputs foreign = ToolOutputs.of(new ToolOutput("call_1", "a"), new ToolOutput("call_x", "b"));
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(() -> next(run, 0, foreign, "call_1"))
			.withMessageContaining("1 more")
			.withMessageNotContaining("call_x");
	}

	@Test
	void approvalsAreRefused() {
		ToolApprovals approvals = ToolApprovals.of(new ToolApproval("call_1", true, null));
		List<RunToolCall> calls = Requests.calls("call_1");
		PlannedRun run = planned("{}");
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> Requests.CONVERSATION.next(run.assistant(), new PendingAction(run.settings(), calls, 0),
					approvals, THREAD, true))
			.extracting(RequestNotValidException::field)
			.isEqualTo("tool_approvals");
	}

	@Test
	void historyAndOutputsAreSentWhereTheServerKeepsNothing() {
		PlannedRun run = Requests.LOCAL.run(Requests.assistant("{}"), Requests.run("{}"), ThreadResources.NONE);
		ThreadHistory thread = new ThreadHistory("conv_1",
				List.of(Requests.tree("{'type':'reasoning','id':'rs_1','encrypted_content':'x','summary':[]}"), Requests
					.tree("{'type':'function_call','id':'fc_1','call_id':'call_1','name':'f'," + "'arguments':'{}'}")));
		Continuation next = Requests.LOCAL.next(run.assistant(),
				new PendingAction(run.settings(), Requests.calls("call_1"), 0), ONE, thread, true);
		ObjectNode body = ((Continuation.NextResponse) next).body();
		assertThat(body.get("input").valueStream().map((item) -> item.path("type").asString()))
			.containsExactly("reasoning", "function_call", "function_call_output");
		assertThat(body.has("conversation")).isFalse();
	}

	private static PlannedRun planned(String run) {
		return Requests.CONVERSATION.run(Requests.assistant("{}"), Requests.run(run), ThreadResources.NONE);
	}

	private static Continuation next(PlannedRun run, long used, ToolOutputs answer, String... calls) {
		return Requests.CONVERSATION.next(run.assistant(),
				new PendingAction(run.settings(), Requests.calls(calls), used), answer, THREAD, true);
	}

}
