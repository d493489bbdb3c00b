package io.github.openaiassistants.backend.responses.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.RunToolCall;
import io.github.openaiassistants.model.ToolOutputs;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The requests that recorded cases expect. What an expected body does not name may be
 * there, too; what it holds as null must not.
 */
class RequestTranscriptTests {

	private static final Path ROOT = Path.of("src/test/resources/responses/requests");

	static List<String> cases() throws IOException {
		try (Stream<Path> files = Files.list(ROOT)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".context.json"))
				.sorted()
				.toList();
		}
	}

	@ParameterizedTest
	@MethodSource("cases")
	void requestsAreThoseExpected(String name) throws IOException {
		JsonNode context = Requests.JSON.mapper().readTree(Files.readString(ROOT.resolve(name)));
		List<JsonNode> expected = bodies(context.path("expected_requests"));
		List<ObjectNode> actual = requests(context);
		assertThat(actual).hasSameSizeAs(expected);
		for (int i = 0; i < expected.size(); i++) {
			assertMatches("$", expected.get(i), actual.get(i));
		}
	}

	// Reading and cancelling responses needs no body
	private static List<JsonNode> bodies(JsonNode requests) {
		return requests.valueStream().filter((request) -> request.has("body")).map((r) -> r.path("body")).toList();
	}

	private static List<ObjectNode> requests(JsonNode context) {
		boolean background = context.path("background").asBoolean(false);
		RequestMapper mapper = new RequestMapper(
				new MappingOptions(StateMode.CONVERSATION, true, background, AttachmentMode.REFUSE, false));
		AssistantDefinition assistant = Requests.assistant((ObjectNode) context.path("assistant"));
		ObjectNode run = ((ObjectNode) context.path("run_request")).deepCopy()
			.put("assistant_id", context.path("assistant_id").asString());
		ThreadHistory thread = ThreadHistory.conversation(context.path("thread_id").asString());
		return switch (context.path("operation").asString()) {
			case "create_run" -> List.of(mapper.first(planned(mapper, assistant, run, context), thread, true));
			case "create_thread_and_run" -> createThreadAndRun(mapper, assistant, run, thread);
			case "submit_tool_outputs" -> List.of(submit(mapper, planned(mapper, assistant, run, context), context));
			default -> List.of();
		};
	}

	private static PlannedRun planned(RequestMapper mapper, AssistantDefinition assistant, ObjectNode run,
			JsonNode context) {
		CreateRunRequest request = Requests.JSON.mapper()
			.treeToValue(run, CreateRunRequest.class)
			.toBuilder()
			.include(context.path("include").valueStream().map(JsonNode::asString).toList())
			.build();
		return mapper.run(assistant, request, ThreadResources.NONE);
	}

	private static List<ObjectNode> createThreadAndRun(RequestMapper mapper, AssistantDefinition assistant,
			ObjectNode run, ThreadHistory thread) {
		CreateThreadAndRunRequest request = Requests.JSON.mapper().treeToValue(run, CreateThreadAndRunRequest.class);
		NewThread created = mapper.thread(request.thread());
		List<ObjectNode> bodies = new ArrayList<>(List.of(created.conversation()));
		bodies.addAll(created.furtherItems());
		bodies.add(mapper.first(mapper.run(assistant, request, created.content().resources()), thread, true));
		return bodies;
	}

	private static ObjectNode submit(RequestMapper mapper, PlannedRun run, JsonNode context) {
		ObjectNode outputs = Requests.object("{}");
		outputs.set("tool_outputs", context.path("tool_outputs"));
		ToolOutputs answer = Requests.JSON.mapper().treeToValue(outputs, ToolOutputs.class);
		List<RunToolCall> calls = Requests
			.calls(answer.outputs().stream().map((output) -> output.toolCallId()).toArray(String[]::new));
		Continuation next = mapper.next(run.assistant(), new PendingAction(run.settings(), calls, 0), answer,
				ThreadHistory.conversation(context.path("thread_id").asString()), true);
		return ((Continuation.NextResponse) next).body();
	}

	private static void assertMatches(String path, JsonNode expected, @Nullable JsonNode actual) {
		if (expected.isNull()) {
			assertThat(actual == null || actual.isNull()).as(path).isTrue();
		}
		else if (actual == null) {
			Assertions.fail(path + " is missing");
		}
		else if (expected.isObject()) {
			expected.properties()
				.forEach((member) -> assertMatches(path + "." + member.getKey(), member.getValue(),
						actual.get(member.getKey())));
		}
		else if (expected.isArray()) {
			assertThat(actual.size()).as(path).isEqualTo(expected.size());
			for (int i = 0; i < expected.size(); i++) {
				assertMatches(path + "[" + i + "]", expected.get(i), actual.get(i));
			}
		}
		else if (expected.isNumber()) {
			assertThat(actual.doubleValue()).as(path).isEqualTo(expected.doubleValue());
		}
		else {
			assertThat(actual).as(path).isEqualTo(expected);
		}
	}

}
