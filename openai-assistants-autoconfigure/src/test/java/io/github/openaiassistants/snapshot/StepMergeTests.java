package io.github.openaiassistants.snapshot;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.RunSnapshot;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.RunStepStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How deltas of run steps are merged.
 */
class StepMergeTests {

	private static final AssistantStreamEvent CREATED = whole("created", "in_progress",
			"{\"type\":\"tool_calls\",\"tool_calls\":[]}");

	@Test
	void startWithoutCreatedGivesAStepOfWhatIsKnown() {
		assertThat(Recordings.json(Recordings.step(function(0, "\"arguments\":\"{\""))))
			.isEqualTo(Recordings.tree("{\"id\":\"step_1\",\"step_details\":{\"type\":\"tool_calls\",\"tool_calls\":"
					+ "[{\"type\":\"function\",\"function\":{\"arguments\":\"{\",\"output\":null}}]}}"));
	}

	@Test
	void deltasFillWhatWasCreated() {
		RunStepObject step = Recordings.step(CREATED, function(0, "\"arguments\":\"{}\""));
		assertThat(step.status()).isEqualTo(RunStepStatus.IN_PROGRESS);
		assertThat(step.runId()).isEqualTo("run_1");
		assertThat(Recordings.json(step).get("usage").isNull()).isTrue();
		assertThat(calls(step)).hasSize(1);
	}

	@Test
	void argumentsAreAppendedAndNamesReplaced() {
		RunStepObject step = Recordings.step(CREATED, call(
				"{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"\",\"output\":null}}"),
				function(0, "\"arguments\":\"{\\\"a\\\"\""), function(0, "\"arguments\":\":1}\",\"name\":\"f\""),
				function(0, "\"output\":\"first\""), function(0, "\"output\":null"),
				function(0, "\"output\":\"last\""));
		assertThat(calls(step)).isEqualTo(Recordings.tree("[{\"type\":\"function\",\"id\":\"call_1\",\"function\":"
				+ "{\"name\":\"f\",\"arguments\":\"{\\\"a\\\":1}\",\"output\":\"last\"}}]"));
	}

	@Test
	void idsThatAreRepeatedWithEachPieceStayWhatTheyAre() {
		String piece = "{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"%s\"}}";
		RunStepObject step = Recordings.step(call(piece.formatted("{")), call(piece.formatted("}")),
				call("{\"index\":0,\"id\":null,\"type\":\"function\",\"function\":null}"));
		assertThat(calls(step)).isEqualTo(Recordings.tree("[{\"type\":\"function\",\"id\":\"call_1\",\"function\":"
				+ "{\"name\":\"f\",\"arguments\":\"{}\",\"output\":null}}]"));
	}

	@Test
	void parallelCallsAreToldApartByIndexInAnyOrder() {
		RunStepObject step = Recordings.step(function(1, "\"arguments\":\"b\""), function(0, "\"arguments\":\"a\""),
				function(1, "\"arguments\":\"B\""), function(0, "\"arguments\":\"A\""));
		assertThat(calls(step).values()).extracting((call) -> call.at("/function/arguments").stringValue())
			.containsExactly("aA", "bB");
	}

	@Test
	void surrogatePairSplitOverTwoPiecesOfArgumentsBecomesWhole() {
		RunStepObject step = Recordings.step(
				call("{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"arguments\":\"\\ud83d\"}}"),
				function(0, "\"arguments\":\"\\ude00\""));
		assertThat(calls(step).at("/0/function/arguments").stringValue()).isEqualTo("\uD83D\uDE00");
	}

	@Test
	void inputAndLogsOfTheCodeInterpreterAreAppended() {
		String call = "{\"index\":0,\"type\":\"code_interpreter\",\"code_interpreter\":{%s}}";
		RunStepObject step = Recordings.step(CREATED, call(
				"{\"index\":0,\"id\":\"call_1\",\"type\":\"code_interpreter\",\"code_interpreter\":{\"input\":\"\",\"outputs\":[]}}"),
				call(call.formatted("\"input\":\"1\"")), call(call.formatted("\"input\":\"+1\"")),
				call(call
					.formatted("\"outputs\":[{\"index\":1,\"type\":\"image\",\"image\":{\"file_id\":\"file-1\"}}]")),
				call(call.formatted("\"outputs\":[{\"index\":0,\"type\":\"logs\",\"logs\":\"a\"}]")),
				call(call.formatted("\"outputs\":[{\"index\":0,\"type\":\"logs\",\"logs\":\"b\"},"
						+ "{\"index\":1,\"type\":\"image\",\"image\":{\"file_id\":\"file-2\"}}]")));
		assertThat(calls(step)).isEqualTo(Recordings
			.tree("[{\"type\":\"code_interpreter\",\"id\":\"call_1\",\"code_interpreter\":{\"input\":\"1+1\",\"outputs\":["
					+ "{\"type\":\"logs\",\"logs\":\"ab\"},{\"type\":\"image\",\"image\":{\"file_id\":\"file-2\"}}]}}]"));
	}

	@Test
	void outputOfAnotherTypeStartsAnew() {
		String call = "{\"index\":0,\"type\":\"code_interpreter\",\"code_interpreter\":{\"outputs\":[%s]}}";
		RunStepObject step = Recordings.step(call(call.formatted("{\"index\":0,\"type\":\"logs\",\"logs\":\"a\"}")),
				call(call.formatted("{\"index\":0,\"type\":\"image\",\"image\":{\"file_id\":\"file-1\"}}")));
		assertThat(calls(step).at("/0/code_interpreter/outputs"))
			.isEqualTo(Recordings.tree("[{\"type\":\"image\",\"image\":{\"file_id\":\"file-1\"}}]"));
	}

	@Test
	void fileSearchThatIsSentSeveralTimesIsReplaced() {
		String call = "{\"index\":0,\"id\":\"call_1\",\"type\":\"file_search\",\"file_search\":%s}";
		RunStepObject step = Recordings.step(CREATED,
				call(call.formatted(
						"{\"ranking_options\":{\"ranker\":\"default\",\"score_threshold\":0.5},\"results\":[]}")),
				call(call.formatted("{\"results\":[{\"file_id\":\"file-1\",\"score\":0.1},{\"file_id\":\"file-2\"}]}")),
				call(call
					.formatted("{\"ranking_options\":{\"ranker\":\"other\"},\"results\":[{\"file_id\":\"file-3\"}]}")),
				call(call.formatted("{\"ranking_options\":null}")), call(call.formatted("{}")));
		assertThat(calls(step)).isEqualTo(
				Recordings.tree("[{\"type\":\"file_search\",\"id\":\"call_1\",\"file_search\":{\"ranking_options\":"
						+ "{\"ranker\":\"other\"},\"results\":[{\"file_id\":\"file-3\"}]}}]"));
	}

	@Test
	void unknownCallsAreMergedMemberByMemberAndArraysAsAWhole() {
		String call = "{\"index\":0,\"id\":\"call_1\",\"type\":\"mcp\",%s}";
		RunStepObject step = Recordings.step(call(call.formatted("\"name\":\"a\",\"mcp\":{\"list\":[1,2],\"kept\":1}")),
				call(call.formatted("\"name\":\"b\",\"mcp\":{\"list\":[3],\"kept\":null}")));
		assertThat(calls(step)).isEqualTo(Recordings
			.tree("[{\"type\":\"mcp\",\"id\":\"call_1\",\"name\":\"b\",\"mcp\":{\"list\":[3],\"kept\":1}}]"));
	}

	@Test
	void callOfAnotherTypeStartsAnew() {
		RunStepObject step = Recordings.step(
				call("{\"index\":0,\"id\":\"call_1\",\"type\":\"file_search\",\"file_search\":{}}"),
				function(0, "\"name\":\"f\""));
		assertThat(calls(step))
			.isEqualTo(Recordings.tree("[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"output\":null}}]"));
	}

	@Test
	void detailsOfAnotherTypeStartAnew() {
		AssistantStreamEvent message = Recordings.stepDelta("step_1",
				"{\"type\":\"message_creation\",\"message_creation\":{\"message_id\":\"msg_1\"}}");
		assertThat(details(Recordings.step(CREATED, function(0, "\"name\":\"f\""), message))).isEqualTo(
				Recordings.tree("{\"type\":\"message_creation\",\"message_creation\":{\"message_id\":\"msg_1\"}}"));
		assertThat(calls(Recordings.step(message, function(0, "\"name\":\"f\"")))).hasSize(1);
	}

	@Test
	void creationOfAMessageIsMergedMemberByMember() {
		String details = "{\"type\":\"message_creation\",\"message_creation\":{%s}}";
		RunStepObject step = Recordings.step(
				Recordings.stepDelta("step_1", details.formatted("\"message_id\":\"msg_1\",\"a\":1")),
				Recordings.stepDelta("step_1", details.formatted("\"message_id\":\"msg_2\"")),
				Recordings.stepDelta("step_1", details.formatted("\"message_id\":null,\"b\":{\"c\":2}")));
		assertThat(details(step)).isEqualTo(Recordings.tree(
				"{\"type\":\"message_creation\",\"message_creation\":{\"message_id\":\"msg_2\",\"a\":1,\"b\":{\"c\":2}}}"));
	}

	@Test
	void unknownDetailsAreMergedMemberByMember() {
		RunStepObject step = Recordings.step(
				Recordings.stepDelta("step_1",
						"{\"type\":\"activities\",\"activities\":[{\"a\":1},{\"b\":1}],\"x\":{\"y\":1}}"),
				Recordings.stepDelta("step_1", "{\"type\":\"activities\",\"activities\":[{\"c\":1}],\"x\":{\"z\":1}}"));
		assertThat(details(step))
			.isEqualTo(Recordings.tree("{\"type\":\"activities\",\"activities\":[{\"c\":1}],\"x\":{\"y\":1,\"z\":1}}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "{}", "{\"type\":\"tool_calls\"}", "{\"type\":\"tool_calls\",\"tool_calls\":null}",
			"{\"type\":\"tool_calls\",\"tool_calls\":[]}", "{\"type\":\"tool_calls\",\"tool_calls\":[null,\"x\"]}",
			"{\"tool_calls\":[]}", "7",
			"{\"type\":\"tool_calls\",\"tool_calls\":[{\"index\":0,\"type\":\"function\"}]}" })
	void nothingIsNoChange(String details) {
		AssistantStreamEvent nothing = Recordings.stepDelta("step_1", details);
		assertThat(Recordings.step(CREATED, function(0, "\"name\":\"f\""), nothing))
			.isEqualTo(Recordings.step(CREATED, function(0, "\"name\":\"f\"")));
	}

	@Test
	void hugeIndexIsASlotLikeAnyOther() {
		RunStepObject step = Recordings.step(call(
				"{\"index\":4294967294,\"id\":\"call_2\",\"type\":\"function\",\"function\":{\"arguments\":\"b\"}}"),
				function(2147483647, "\"arguments\":\"a\""),
				call("{\"index\":4294967294,\"type\":\"function\",\"function\":{\"arguments\":\"B\"}}"));
		assertThat(calls(step).values()).extracting((call) -> call.at("/function/arguments").stringValue())
			.containsExactly("a", "bB");
	}

	@Test
	void continuationEndsAStepItNeverBegan() {
		AssistantStreamEvent completed = whole("completed", "completed",
				"{\"type\":\"tool_calls\",\"tool_calls\":[{\"id\":\"call_1\",\"type\":\"function\",\"function\":"
						+ "{\"name\":\"f\",\"arguments\":\"{}\",\"output\":\"4\"}}]}");
		assertThat(Recordings.step(completed)).isEqualTo(completed.data());
	}

	@Test
	void stepOfTheFormerStreamIsEndedByTheContinuation() {
		List<AssistantStreamEvent> events = new ArrayList<>(Recordings.events("tool-calls-parallel-1-requires-action"));
		RunSnapshot before = Recordings.snapshot(events);
		events.addAll(Recordings.events("tool-calls-parallel-2-continuation"));
		RunSnapshot after = Recordings.snapshot(events);
		assertThat(before.steps()).hasSize(1);
		assertThat(before.steps().get(0).status()).isEqualTo(RunStepStatus.IN_PROGRESS);
		assertThat(after.steps()).hasSizeGreaterThan(1)
			.allSatisfy((step) -> assertThat(step.status()).isEqualTo(RunStepStatus.COMPLETED));
		assertThat(after.steps().get(0).id()).isEqualTo(before.steps().get(0).id());
		assertThat(calls(after.steps().get(0)).values())
			.allSatisfy((call) -> assertThat(call.at("/function/output").isString()).isTrue());
	}

	@ParameterizedTest
	@ValueSource(strings = { "failed", "cancelled", "expired", "completed" })
	void everyEndIsTheTruthUnlessItSaysNothingAboutTheDetails(String end) {
		AssistantStreamEvent whole = whole(end, end, "{\"type\":\"tool_calls\",\"tool_calls\":[]}");
		assertThat(Recordings.step(CREATED, function(0, "\"name\":\"f\""), whole, function(0, "\"name\":\"g\"")))
			.isEqualTo(whole.data());
		AssistantStreamEvent silent = whole(end, end, "null");
		RunStepObject step = Recordings.step(CREATED, function(0, "\"name\":\"f\""), silent);
		assertThat(step.status()).isEqualTo(new RunStepStatus(end));
		assertThat(calls(step)).hasSize(1);
	}

	private static JsonNode calls(RunStepObject step) {
		return details(step).path("tool_calls");
	}

	private static JsonNode details(RunStepObject step) {
		return Recordings.details(step);
	}

	private static AssistantStreamEvent function(int index, String members) {
		return call("{\"index\":" + index + ",\"type\":\"function\",\"function\":{" + members + "}}");
	}

	private static AssistantStreamEvent call(String call) {
		return Recordings.stepDelta("step_1", "{\"type\":\"tool_calls\",\"tool_calls\":[" + call + "]}");
	}

	private static AssistantStreamEvent whole(String name, String status, String details) {
		return Recordings.event("thread.run.step." + name,
				"{\"id\":\"step_1\",\"object\":\"thread.run.step\",\"run_id\":\"run_1\",\"type\":\"tool_calls\",\"status\":\""
						+ status + "\",\"usage\":null,\"step_details\":" + details + "}");
	}

}
