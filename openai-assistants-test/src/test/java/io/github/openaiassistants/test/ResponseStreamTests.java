package io.github.openaiassistants.test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is streamed by the Responses API, compared with transcripts: types and their
 * order, and the members of every payload.
 */
class ResponseStreamTests {

	private static final String TOOLS = "[{\"type\":\"function\",\"name\":\"get_weather\",\"strict\":false},"
			+ "{\"type\":\"function\",\"name\":\"get_time\",\"strict\":false}]";

	private final AssistantsServer server = AssistantsServer.builder().responses(ResponsesDialect.AZURE_OPENAI).start();

	private final TestClient client = new TestClient(this.server.responsesUrl());

	private final String conversation = this.server.createConversation("What is new?");

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void textAndItsDeltasFitTogether() {
		this.server.enqueue(RunScript.answering("Good morning! The library opens at nine."));
		List<ReceivedEvent> events = respond("");
		StringBuilder text = new StringBuilder();
		for (ReceivedEvent event : events) {
			text.append(event.data().path("delta").asString(""));
		}
		assertThat(text).hasToString("Good morning! The library opens at nine.");
		JsonNode response = last(events);
		assertThat(response.path("output").path(0).path("content").path(0).path("text").asString())
			.isEqualTo(text.toString());
		assertThat(response.path("conversation").path("id").asString()).isEqualTo(this.conversation);
		assertThat(response.path("usage").path("total_tokens").asInt()).isPositive();
		assertThat(events).extracting((event) -> event.data().path("sequence_number").asInt())
			.containsExactlyElementsOf(IntStream.range(0, events.size()).boxed().toList());
		assertThat(events).extracting((event) -> event.data().path("type").asString())
			.containsExactlyElementsOf(ReceivedEvent.names(events));
	}

	@Test
	void refusalIsStreamedAsDescribed() {
		this.server.enqueue(RunScript.refusing("I'm sorry, but I can't help with that."));
		assertSameShape(respond(""), transcript("refusal"));
	}

	@Test
	void fileSearchWithCitationsIsStreamedAsDescribed() {
		this.server.enqueue(RunScript.empty()
			.then(ModelOutput.reasoning(""))
			.thenSearchingFiles(new FileSearchResult("file-pump", "pump.pdf", 0.91, "Tighten the bolt to 45 Nm."),
					new FileSearchResult("file-seal", "seal.pdf", 0.57, "Replace the seal every 2000 h."))
			.then(ModelOutput.reasoning(""))
			.thenAnswering("Torque: 45 Nm 【4:0†pump.pdf】. Seal: every 2000 h 【4:1†seal.pdf】."));
		List<ReceivedEvent> events = respond(",\"include\":[\"file_search_call.results\"]");
		List<ReceivedEvent> recorded = new ArrayList<>(transcript("file-search-citations"));
		recorded.removeIf((event) -> event.name().equals("keepalive"));
		assertSameShape(events, recorded);
		JsonNode message = last(events).path("output").path(3).path("content").path(0);
		assertThat(message.path("text").asString()).isEqualTo("Torque: 45 Nm . Seal: every 2000 h .");
		assertThat(message.path("annotations").path(0).path("index").asInt()).isEqualTo(14);
		assertThat(message.path("annotations").path(1).path("index").asInt()).isEqualTo(35);
	}

	@Test
	void codeInterpreterIsStreamedAsDescribed() {
		this.server.enqueue(RunScript.runningCode("print(1234.5)", "1234.5\n").thenAnswering("The total is 1234.5."));
		List<ReceivedEvent> events = respond(",\"include\":[\"code_interpreter_call.outputs\"]");
		List<ReceivedEvent> recorded = new ArrayList<>(transcript("code-interpreter"));
		recorded.removeIf((event) -> event.name().endsWith("annotation.added"));
		assertSameShape(events, recorded);
		JsonNode call = last(events).path("output").path(0);
		assertThat(call.path("outputs").path(0).path("logs").asString()).isEqualTo("1234.5\n");
	}

	@Test
	void resultsAndOutputsAreHiddenFromThoseWhoDoNotAsk() {
		this.server.enqueue(RunScript.runningCode("print(1)", "1\n")
			.thenSearchingFiles(new FileSearchResult("file-a", "a.md", 0.5, "Text"))
			.then(ModelOutput.reasoning("Hm")));
		JsonNode output = last(respond("")).path("output");
		assertThat(output.path(0).path("outputs").isNull()).isTrue();
		assertThat(output.path(1).path("results").isNull()).isTrue();
		assertThat(output.path(2).has("encrypted_content")).isFalse();
	}

	@Test
	void parallelCallsAndTheirContinuationAreStreamedAsDescribed() {
		this.server.enqueue(RunScript
			.calling(new FunctionCall("get_weather", "{\"city\":\"Oslo\"}"),
					new FunctionCall("get_time", "{\"city\":\"Oslo\"}"))
			.thenAnswering((outputs) -> outputs.get("get_weather") + ", " + outputs.get("get_time") + ".")
			.with(ResponsesQuirk.EVENTS_AFTER_END));
		List<ReceivedEvent> first = respond(",\"tools\":" + TOOLS);
		assertSameShape(first.subList(0, first.size() - 1), transcript("parallel-calls"));
		JsonNode calls = first.get(first.size() - 2).data().path("response").path("output");
		assertThat(calls.path(0).path("arguments").asString()).isEqualTo("{\"city\":\"Oslo\"}");
		List<ReceivedEvent> second = respond(
				",\"tools\":" + TOOLS + ",\"input\":[" + output(calls.path(1).path("call_id").asString(), "14:05") + ","
						+ output(calls.path(0).path("call_id").asString(), "−3 °C") + "]");
		assertSameShape(second, transcript("parallel-calls-outputs"));
		assertThat(second.get(second.size() - 3).data().path("item").path("content").path(0).path("text").asString())
			.isEqualTo("−3 °C, 14:05.");
	}

	@Test
	void failureIsStreamedAsDescribed() {
		this.server.enqueue(RunScript.answering("Once upon a time").failing("server_error", "It broke."));
		List<ReceivedEvent> events = respond("");
		assertSameShape(events, transcript("failed-mid-message"));
		assertThat(last(events).path("error").path("message").asString()).isEqualTo("It broke.");
		assertThat(last(events).path("output").isEmpty()).isTrue();
	}

	@Test
	void incompleteAnswerIsStreamedAsDescribed() {
		this.server.enqueue(RunScript.answering("A long answer that is cut").incomplete("max_completion_tokens"));
		List<ReceivedEvent> events = respond(",\"max_output_tokens\":256");
		assertSameShape(events, transcript("incomplete-max-tokens"));
		assertThat(last(events).path("incomplete_details").path("reason").asString()).isEqualTo("max_output_tokens");
		assertThat(last(events).path("output").path(0).path("status").asString()).isEqualTo("incomplete");
	}

	@Test
	void errorEventHasBothShapesWithAndWithoutAFailedResponse() {
		this.server.enqueue(RunScript.answering("One").bareError("slow_down", "Oops.").failing("slow_down", "Oops."),
				RunScript.answering("One").error("slow_down", "Oops."));
		List<ReceivedEvent> both = respond("");
		assertThat(ReceivedEvent.names(both)).endsWith("response.output_text.delta", "error", "response.failed")
			.containsOnlyOnce("error");
		JsonNode flat = both.get(both.size() - 2).data();
		assertThat(flat.path("code").asString()).isEqualTo("slow_down");
		assertThat(flat.path("message").asString()).isEqualTo("Oops.");
		List<ReceivedEvent> only = respond("");
		assertThat(ReceivedEvent.names(only)).endsWith("response.output_text.delta", "error");
		assertThat(only.get(only.size() - 1).data().path("error").path("code").asString()).isEqualTo("slow_down");
	}

	@Test
	void whatAssistantsDoNotKnowIsStreamedToo() {
		this.server.enqueue(RunScript.empty()
			.then(ModelOutput.reasoning("Let me think"))
			.then(ModelOutput.webSearch("news", "https://example.test/a"))
			.thenListingTools("crm", "find_customer")
			.then(ModelOutput.item("{\"type\":\"image_generation_call\",\"result\":\"aGk=\"}"))
			.thenCiting("It is new.", "https://example.test/a", "A")
			.then(ModelOutput.event("response.something.new", "{\"value\":1}")));
		List<ReceivedEvent> events = respond(",\"include\":[\"web_search_call.action.sources\"]");
		assertThat(ReceivedEvent.names(events)).containsSubsequence("response.reasoning_summary_part.added",
				"response.reasoning_summary_text.delta", "response.reasoning_summary_text.done",
				"response.reasoning_summary_part.done", "response.web_search_call.searching",
				"response.mcp_list_tools.completed", "response.output_text.annotation.added", "response.something.new",
				"response.output_text.done", "response.completed");
		JsonNode output = last(events).path("output");
		assertThat(output.valueStream().map((item) -> item.path("type").asString())).containsExactly("reasoning",
				"web_search_call", "mcp_list_tools", "image_generation_call", "message");
		assertThat(output.path(0).path("summary").path(0).path("text").asString()).isEqualTo("Let me think");
		assertThat(output.path(1).path("action").path("sources").path(0).path("url").asString())
			.isEqualTo("https://example.test/a");
		JsonNode citation = output.path(4).path("content").path(0).path("annotations").path(0);
		assertThat(citation.path("start_index").asInt()).isEqualTo(5);
		assertThat(citation.path("end_index").asInt()).isEqualTo(10);
	}

	@Test
	void approvalIsAskedForAndGiven() {
		this.server.enqueue(RunScript.answering("May I?")
			.thenAskingApproval("crm", new FunctionCall("find_customer", "{\"q\":\"Ada\"}"))
			.thenAnswering((answers) -> "It was " + answers.get("find_customer") + "."));
		JsonNode request = last(respond("")).path("output").path(1);
		assertThat(request.path("type").asString()).isEqualTo("mcp_approval_request");
		assertThat(request.path("server_label").asString()).isEqualTo("crm");
		JsonNode second = last(respond(",\"input\":[{\"type\":\"mcp_approval_response\",\"approval_request_id\":\""
				+ request.path("id").asString() + "\",\"approve\":true}]"));
		assertThat(second.path("output").path(0).path("content").path(0).path("text").asString())
			.isEqualTo("It was approved.");
	}

	private List<ReceivedEvent> respond(String more) {
		return this.client.events("/responses",
				"{\"model\":\"gpt-5.4\",\"stream\":true,\"conversation\":\"" + this.conversation + "\"" + more + "}");
	}

	private static String output(String callId, String output) {
		return "{\"type\":\"function_call_output\",\"call_id\":\"" + callId + "\",\"output\":\"" + output + "\"}";
	}

	private static JsonNode last(List<ReceivedEvent> events) {
		return events.get(events.size() - 1).data().path("response");
	}

	private static List<ReceivedEvent> transcript(String name) {
		try (InputStream in = ResponseStreamTests.class.getResourceAsStream("/responses/" + name + ".sse")) {
			assertThat(in).isNotNull();
			return ReceivedEvent.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Compares types and members; runs of deltas count as one because texts differ.
	 * @param actual what the server sent
	 * @param recorded the transcript
	 */
	private static void assertSameShape(List<ReceivedEvent> actual, List<ReceivedEvent> recorded) {
		assertThat(shape(actual)).isEqualTo(shape(recorded));
	}

	private static List<String> shape(List<ReceivedEvent> events) {
		List<String> shape = new ArrayList<>();
		boolean cited = false;
		for (ReceivedEvent event : events) {
			cited |= event.name().endsWith("annotation.added");
			JsonNode data = event.data();
			String line = event.name() + " " + members(data) + " " + members(data.path("response")) + " "
					+ members(data.path("item")) + " " + members(data.path("part")) + " "
					+ members(data.path("annotation"));
			// Where citations stand between the deltas depends on the text
			boolean repeated = shape.contains(line) && (cited || shape.get(shape.size() - 1).equals(line));
			if (!repeated || !(line.contains("delta") || line.contains("annotation.added"))) {
				shape.add(line);
			}
		}
		return shape;
	}

	private static String members(JsonNode node) {
		TreeSet<String> members = new TreeSet<>();
		node.properties().forEach((member) -> {
			boolean mayBeNull = member.getKey().equals("max_output_tokens");
			members.add((member.getValue().isNull() && !mayBeNull) ? member.getKey() + "=null" : member.getKey());
		});
		return members.toString();
	}

}
