package io.github.openaiassistants.codec;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.NullNode;

import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.FunctionToolCall;
import io.github.openaiassistants.model.MessageContent;
import io.github.openaiassistants.model.MessageDeltaObject;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.NamedToolChoice;
import io.github.openaiassistants.model.RefusalContent;
import io.github.openaiassistants.model.ResponseFormatMode;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStatus;
import io.github.openaiassistants.model.RunStepDeltaObject;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.ToolCallsDetails;
import io.github.openaiassistants.model.ToolChoiceMode;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;
import io.github.openaiassistants.model.UnknownContent;
import io.github.openaiassistants.model.UnknownTool;
import io.github.openaiassistants.model.UnknownToolChoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the codec does with values that no schema describes.
 */
class AssistantsJsonTests {

	private final AssistantsJson json = AssistantsJson.create();

	@Test
	void anIdThatIsMissingIsEmptyAndStaysMissing() {
		RunObject run = this.json.read("{\"status\":\"queued\"}", RunObject.class);
		assertThat(run.id()).isEmpty();
		assertThat(this.json.writeString(run)).isEqualTo("{\"status\":\"queued\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"id\":\"\"}", "{\"id\":null}", "{\"id\":17}", "{\"id\":{\"a\":null}}", "{}" })
	void anIdOfAnyKindComesBack(String text) {
		RunObject run = this.json.read(text, RunObject.class);
		assertThat(run.id()).isEmpty();
		assertThat(this.json.writeString(run)).isEqualTo(text);
	}

	@Test
	void nullAndAbsentAreTwoThings() {
		RunObject run = this.json.read("{\"id\":\"r\",\"usage\":null}", RunObject.class);
		assertThat(run.usage()).isNull();
		assertThat(run.extra()).containsOnlyKeys("usage");
		assertThat(this.json.writeString(run)).isEqualTo("{\"id\":\"r\",\"usage\":null}");
	}

	@Test
	void aMemberOfAnotherTypeIsKeptRaw() {
		String text = "{\"id\":\"r\",\"created_at\":\"now\",\"status\":5,\"tools\":{\"a\":1},\"metadata\":{\"k\":true},"
				+ "\"usage\":[1],\"parallel_tool_calls\":\"yes\"}";
		RunObject run = this.json.read(text, RunObject.class);
		assertThat(run.createdAt()).isNull();
		assertThat(run.status()).isNull();
		assertThat(run.tools()).isNull();
		assertThat(run.metadata()).isNull();
		assertThat(run.usage()).isNull();
		assertThat(run.parallelToolCalls()).isNull();
		assertThat(this.json.mapper().readTree(this.json.write(run))).isEqualTo(this.json.mapper().readTree(text));
	}

	@Test
	void aWholeNumberWithFractionIsReadAndKept() {
		String text = "{\"id\":\"r\",\"created_at\":1752000001.0,\"max_prompt_tokens\":5e2}";
		RunObject run = this.json.read(text, RunObject.class);
		assertThat(run.createdAt()).isEqualTo(1752000001L);
		assertThat(run.maxPromptTokens()).isEqualTo(500);
		assertThat(run.extra()).containsOnlyKeys("created_at", "max_prompt_tokens");
		assertThat(WireData.tree(this.json.writeString(run))).isEqualTo(WireData.tree(text));
	}

	@Test
	void aTimeWithFractionsIsReadWithoutThemAndKept() {
		String text = "{\"id\":\"r\",\"created_at\":1752000001.75,\"started_at\":-0.5,\"expires_at\":1e999999999,"
				+ "\"max_prompt_tokens\":0.5}";
		RunObject run = this.json.read(text, RunObject.class);
		assertThat(run.createdAt()).isEqualTo(1752000001L);
		assertThat(run.startedAt()).isEqualTo(-1L);
		assertThat(run.expiresAt()).isNull();
		assertThat(run.maxPromptTokens()).isNull();
		assertThat(WireData.tree(this.json.writeString(run))).isEqualTo(WireData.tree(text));
	}

	@Test
	void anObjectInPlaceOfAnArrayIsItsOnlyElement() {
		String text = "{\"id\":\"m\",\"content\":{\"type\":\"text\",\"text\":{\"value\":\"Hi\"}}}";
		MessageObject message = this.json.read(text, MessageObject.class);
		assertThat(message.text()).isEqualTo("Hi");
		assertThat(this.json.writeString(message)).isEqualTo(text);
		RunObject run = this.json.read("{\"id\":\"r\",\"tools\":{\"type\":\"telepathy\"}}", RunObject.class);
		assertThat(run.tools()).singleElement().isInstanceOf(UnknownTool.class);
	}

	@Test
	void numbersBeyondTheTypeAreKeptRaw() {
		String text = "{\"id\":\"r\",\"created_at\":9223372036854775808,\"temperature\":1e400,"
				+ "\"top_p\":0.1234567890123456789,\"max_prompt_tokens\":2147483648}";
		RunObject run = this.json.read(text, RunObject.class);
		assertThat(run.createdAt()).isNull();
		assertThat(run.temperature()).isNull();
		assertThat(run.topP()).isEqualTo(Double.valueOf("0.1234567890123456789"));
		assertThat(run.maxPromptTokens()).isNull();
		assertThat(WireData.tree(this.json.writeString(run))).isEqualTo(WireData.tree(text));
	}

	@Test
	void anExponentBeyondCalculationIsKept() {
		String text = "{\"id\":\"r\",\"temperature\":1e99999999999}";
		assertThat(this.json.writeString(this.json.read(text, RunObject.class))).isEqualTo(text);
	}

	@Test
	void theLastOfTwoMembersWins() {
		RunObject run = this.json.read("{\"id\":\"r\",\"model\":5,\"model\":\"m\",\"usage\":{},\"usage\":null}",
				RunObject.class);
		assertThat(run.model()).isEqualTo("m");
		assertThat(run.usage()).isNull();
		assertThat(this.json.writeString(run)).isEqualTo("{\"id\":\"r\",\"model\":\"m\",\"usage\":null}");
	}

	@Test
	void theLastOfTwoMembersWinsInDeltasToo() {
		String text = "{\"id\":\"a\",\"id\":\"b\",\"delta\":{\"content\":[]},\"delta\":{}}";
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		MessageDeltaObject delta = this.json.read(bytes, 0, bytes.length, MessageDeltaObject.class);
		assertThat(this.json.writeString(delta)).isEqualTo("{\"id\":\"b\",\"delta\":{}}");
	}

	@Test
	void unknownKindsAreKeptWhole() {
		String text = "{\"id\":\"m\",\"content\":[{\"index\":3,\"type\":\"audio\",\"audio\":{\"x\":null}},7,null,"
				+ "{\"type\":null},{\"text\":{}},[1]]}";
		MessageObject message = this.json.read(text, MessageObject.class);
		assertThat(message.content()).hasSize(6).allMatch(UnknownContent.class::isInstance);
		assertThat(message.content()).first()
			.extracting(MessageContent::type, MessageContent::index)
			.containsExactly("audio", 3);
		assertThat(message.text()).isEmpty();
		assertThat(this.json.writeString(message)).isEqualTo(text);
	}

	@Test
	void aNullAmongStringsMakesTheListRaw() {
		String text = "{\"id\":\"t\",\"tool_resources\":{\"code_interpreter\":{\"file_ids\":[\"a\",null,\"b\"]}}}";
		RunObject run = this.json.read(text, RunObject.class);
		assertThat(this.json.writeString(run)).isEqualTo(text);
	}

	@Test
	void aNullAmongCallsMakesTheListRaw() {
		String text = "{\"id\":\"r\",\"required_action\":{\"type\":\"submit_tool_outputs\",\"submit_tool_outputs\":"
				+ "{\"tool_calls\":[{\"id\":\"c\",\"function\":{\"name\":\"f\",\"arguments\":null}},null]}}}";
		RunObject run = this.json.read(text, RunObject.class);
		assertThat(run.functionCalls()).isEmpty();
		assertThat(this.json.writeString(run)).isEqualTo(text);
	}

	@Test
	void membersBeforeTheTypeAreReadTyped() {
		RunStepObject step = this.json.read(
				"{\"id\":\"s\",\"step_details\":{\"tool_calls\":[{\"function\":{\"output\":null,\"name\":\"f\"},"
						+ "\"index\":1.0,\"id\":\"c\",\"type\":\"function\"}],\"type\":\"tool_calls\"}}",
				RunStepObject.class);
		assertThat(step.stepDetails()).isInstanceOfSatisfying(ToolCallsDetails.class,
				(details) -> assertThat(details.toolCalls()).singleElement()
					.isInstanceOfSatisfying(FunctionToolCall.class, (call) -> {
						assertThat(call.id()).isEqualTo("c");
						assertThat(call.index()).isEqualTo(1);
						assertThat(call.extra()).containsOnlyKeys("index");
					}));
	}

	@Test
	void aChoiceIsAStringOrAnObjectOrAnythingElse() {
		assertThat(choice("\"auto\"").toolChoice()).isSameAs(ToolChoiceMode.AUTO);
		assertThat(choice("\"future\"").toolChoice()).isEqualTo(new ToolChoiceMode("future"));
		assertThat(choice("{\"type\":\"file_search\"}").toolChoice()).isInstanceOf(NamedToolChoice.class);
		assertThat(choice("[1]").toolChoice()).isInstanceOf(UnknownToolChoice.class);
		assertThat(this.json.read("{\"id\":\"r\",\"response_format\":\"auto\"}", RunObject.class).responseFormat())
			.isSameAs(ResponseFormatMode.AUTO);
	}

	private RunObject choice(String choice) {
		String text = "{\"id\":\"r\",\"tool_choice\":" + choice + "}";
		RunObject run = this.json.read(text, RunObject.class);
		assertThat(this.json.writeString(run)).isEqualTo(text);
		return run;
	}

	@Test
	void statusesAreOpenAndKnownOnesAreShared() {
		assertThat(this.json.read("{\"id\":\"r\",\"status\":\"completed\"}", RunObject.class).status())
			.isSameAs(RunStatus.COMPLETED);
		assertThat(this.json.read("\"paused\"", RunStatus.class)).hasToString("paused");
	}

	@ParameterizedTest
	@ValueSource(classes = { RunObject.class, MessageDeltaObject.class, RunStepDeltaObject.class, JsonNode.class })
	void deepNestingIsATypedFailure(Class<?> type) {
		for (String opening : List.of("{\"a\":", "[", "{\"delta\":{\"content\":[{\"type\":\"text\",\"text\":")) {
			byte[] bytes = opening.repeat(50_000).getBytes(StandardCharsets.UTF_8);
			assertThatExceptionOfType(StreamConstraintsException.class).isThrownBy(() -> read(bytes, type));
		}
	}

	private Object read(byte[] bytes, Class<?> type) {
		return (type == JsonNode.class) ? this.json.readTree(bytes, 0, bytes.length)
				: this.json.read(bytes, 0, bytes.length, type);
	}

	@Test
	void aLoneSurrogateSurvives() {
		String text = "{\"id\":\"m\",\"delta\":{\"content\":[{\"index\":0,\"type\":\"text\",\"text\":{\"value\":\"\\ud83d\"}}]}}";
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		MessageDeltaObject delta = this.json.read(bytes, 0, bytes.length, MessageDeltaObject.class);
		assertThat(delta.text()).isEqualTo("\ud83d");
		byte[] written = this.json.write(delta);
		assertThat(this.json.read(written, 0, written.length, MessageDeltaObject.class)).isEqualTo(delta);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"id\":\"SECRET\"}}", "{\"id\":\"x\",\"model\":SECRET}", "{\"id\":SECRET", "SECRET",
			"{\"id\":\"SECRET", "{\"id\":\"x\",\"SECRET\\x\":1}", "{\"id\":\"SECRET\\q\"}", "[\"SECRET\"]",
			"\"SECRET\"", "", "null", "{\"id\":\"SECRET\"} SECRET", "{\"id\":01SECRET}", "{\"id\":\"SECRET\\ud8\"}",
			"{\"delta\":{\"content\":[{\"index\":0,\"type\":\"text\",\"text\":{\"value\":\"SECRET\nSECRET\"}}]}}" })
	void messagesOfFailuresDoNotRepeatTheText(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		for (Class<?> type : List.of(RunObject.class, MessageDeltaObject.class, RunStepDeltaObject.class)) {
			assertThatExceptionOfType(JacksonException.class)
				.isThrownBy(() -> this.json.read(bytes, 0, bytes.length, type))
				.satisfies((ex) -> assertThat(ex.toString()).doesNotContain("SECRET"));
			assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> this.json.read(text, type))
				.satisfies((ex) -> assertThat(ex.toString()).doesNotContain("SECRET"));
		}
	}

	@Test
	void aSliceIsReadAlone() {
		byte[] bytes = "xx{\"id\":\"r\"}yy".getBytes(StandardCharsets.UTF_8);
		assertThat(this.json.read(bytes, 2, bytes.length - 4, RunObject.class).id()).isEqualTo("r");
	}

	@Test
	void requestsHaveTheNamesOfTheWireAndNoAttributes() {
		CreateThreadAndRunRequest request = CreateThreadAndRunRequest.of("asst_1", "Hello")
			.toBuilder()
			.toolChoice(ToolChoiceMode.REQUIRED)
			.topP(0.5)
			.attributes(Map.of("user", "u1"))
			.build();
		assertThat(this.json.writeString(request)).isEqualTo("{\"assistant_id\":\"asst_1\",\"thread\":{\"messages\":"
				+ "[{\"role\":\"user\",\"content\":\"Hello\"}]},\"top_p\":0.5,\"tool_choice\":\"required\"}");
		assertThat(this.json.read(this.json.writeString(request), CreateThreadAndRunRequest.class))
			.isEqualTo(request.toBuilder().attributes(Map.of()).build());
	}

	@Test
	void extraMembersOfARequestAreSentAndWin() {
		CreateRunRequest request = CreateRunRequest.builder("asst_1")
			.model("m")
			.extra(Map.of("model", NullNode.getInstance(), "stream", BooleanNode.TRUE))
			.build();
		assertThat(this.json.mapper().readTree(this.json.write(request)))
			.isEqualTo(this.json.mapper().readTree("{\"assistant_id\":\"asst_1\",\"model\":null,\"stream\":true}"));
	}

	@Test
	void outputsAreTheBodyOfARequest() {
		ToolOutputs outputs = ToolOutputs.of(new ToolOutput("call_1", "42"));
		String text = "{\"tool_outputs\":[{\"tool_call_id\":\"call_1\",\"output\":\"42\"}]}";
		assertThat(this.json.writeString(outputs)).isEqualTo(text);
		assertThat(this.json.read(text, ToolOutputs.class)).isEqualTo(outputs);
	}

	@Test
	void theModuleWorksOnAMapperWithOtherSettings() {
		JsonMapper mapper = JsonMapper.builder()
			.propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
			.changeDefaultPropertyInclusion((value) -> value.withValueInclusion(JsonInclude.Include.NON_EMPTY))
			.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
			.enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
			.disable(JsonNodeFeature.WRITE_NULL_PROPERTIES)
			.addModule(new AssistantsJacksonModule())
			.build();
		for (WireData.Payload payload : WireData.payloads()) {
			String text = payload.json().toString();
			Object value = mapper.readValue(text, payload.type());
			assertThat(value).isEqualTo(this.json.read(text, payload.type()));
			assertThat(WireData.tree(mapper.writeValueAsString(value))).isEqualTo(payload.json());
			assertThat(WireData.tree(mapper.writeValueAsString(new Holder(value))).path("Value"))
				.isEqualTo(payload.json());
		}
		MessageContent content = mapper.readValue("{\"refusal\":\"no\",\"type\":\"refusal\"}", MessageContent.class);
		assertThat(content).isEqualTo(new RefusalContent(null, "refusal", "no", Map.of()));
	}

	/**
	 * Something of the application that holds a wire object.
	 *
	 * @param value the object
	 */
	record Holder(Object value) {

	}

}
