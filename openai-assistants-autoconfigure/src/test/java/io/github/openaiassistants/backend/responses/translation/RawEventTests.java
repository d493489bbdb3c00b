package io.github.openaiassistants.backend.responses.translation;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openaiassistants.event.UndecodableEvent;
import io.github.openaiassistants.event.UnknownEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What has no form in the Assistants API is published as it is.
 */
class RawEventTests {

	@ParameterizedTest
	@ValueSource(strings = { "response.reasoning_summary_text.delta", "response.reasoning_text.done",
			"response.web_search_call.searching", "response.mcp_call_arguments.delta",
			"response.image_generation_call.partial_image", "response.custom_tool_call_input.delta",
			"response.shell_call_command.delta", "response.audio.delta", "response.code_interpreter_call.interpreting",
			"response.new_in_2027" })
	void eventWithoutAFormIsPublishedInOrder(String type) {
		Translation run = new Translation().stream(Payloads.CREATED, Payloads.MESSAGE, "{'type':'" + type + "'}",
				Payloads.TEXT);
		assertThat(run.names()).endsWith("thread.message.in_progress", type, "thread.message.delta");
	}

	@ParameterizedTest
	@ValueSource(strings = { "keepalive", "response.file_search_call.in_progress",
			"response.code_interpreter_call.completed", "response.queued", "response.function_call_arguments.delta" })
	void eventThatIsExpressedOrSaysNothingIsNotPublished(String type) {
		Translation run = new Translation().stream(Payloads.CREATED, "{'type':'" + type + "'}");
		assertThat(run.unknown()).isEmpty();
	}

	@Test
	void payloadIsPublishedAsItWasSent() {
		Translation run = new Translation().stream("{ 'type' : 'response.x', 'n': 1.50e3, 'n': null,  'u':'\\u00e4' }");
		assertThat(((UnknownEvent) run.last("response.x")).data())
			.isEqualTo("{ \"type\" : \"response.x\", \"n\": 1.50e3, \"n\": null,  \"u\":\"\\u00e4\" }");
	}

	@Test
	void hiddenItemsArePublished() {
		Translation run = new Translation().stream(Payloads.CREATED,
				"{'type':'response.output_item.added','output_index':0,'item':{'id':'ws_1','type':'web_search_call'}}",
				"{'type':'response.output_item.done','output_index':0,'item':{'id':'ws_1','type':'web_search_call'}}",
				Payloads.ended("completed", "'output':[{'id':'ws_1','type':'web_search_call'}]"));
		assertThat(run.unknown()).containsExactly("response.output_item.added", "response.output_item.done");
	}

	@Test
	void hiddenItemThatOnlyTheEndTellsIsPublishedWithTheEnd() {
		Translation run = new Translation().stream(
				Payloads.ended("completed", "'output':[{'id':'rs_1','type':'reasoning'},{'id':'msg_1','type':'message',"
						+ "'content':[{'type':'output_text','text':'Hi'}]}]"));
		assertThat(run.names()).endsWith("thread.message.completed", "response.completed", "thread.run.step.completed",
				"thread.run.completed", "done");
	}

	@Test
	void probabilitiesArePublishedOnce() {
		String probabilities = ",'logprobs':[{'token':'Hi','logprob':-0.1}]}";
		Translation run = new Translation().stream(Payloads.CREATED, Payloads.MESSAGE,
				Payloads.TEXT.replace("'Hi'}", "'Hi'" + probabilities),
				"{'type':'response.output_text.done','item_id':'msg_1',"
						+ "'content_index':0,'output_index':0,'text':'Hi'" + probabilities,
				Payloads.MESSAGE_DONE, Payloads.COMPLETED);
		assertThat(run.unknown()).containsExactly("response.output_text.delta");
		assertThat(run.names()).containsSubsequence("thread.message.delta", "response.output_text.delta");
	}

	@Test
	void textThatComesTooLateIsPublishedAsItIs() {
		Translation run = new Translation().stream(Payloads.CREATED, Payloads.MESSAGE, Payloads.MESSAGE_DONE,
				Payloads.TEXT);
		assertThat(run.names()).endsWith("thread.message.completed", "response.output_text.delta");
	}

	@Test
	void everyBlockIsPublishedBeforeItsTranslationIfWanted() {
		Translation run = new Translation(Translation.TERMS, TranslationLimits.DEFAULT, RawEvents.ALL).stream(
				Payloads.CREATED, "{'type':'keepalive'}", Payloads.MESSAGE, Payloads.TEXT, Payloads.COMPLETED,
				"[DONE]");
		assertThat(run.names()).containsSubsequence("response.created", "thread.run.created", "thread.run.queued",
				"keepalive", "response.output_item.added", "thread.run.in_progress", "thread.message.created",
				"response.output_text.delta", "thread.message.delta", "response.completed", "thread.message.completed",
				"thread.run.completed", "done");
		assertThat(run.unknown()).hasSize(5);
		assertThat(BridgedOrder.violations(run.events())).isEmpty();
	}

	@Test
	void typesThatAreNotWantedAreLeftOut() {
		RawEvents raw = new RawEvents(false, List.of("response.reasoning", "response.web_search"));
		Translation run = new Translation(Translation.TERMS, TranslationLimits.DEFAULT, raw).stream(Payloads.CREATED,
				"{'type':'response.reasoning_text.delta'}", "{'type':'response.image_generation_call.partial_image'}",
				"{'type':'response.web_search_call.completed'}");
		assertThat(run.unknown()).containsExactly("response.reasoning_text.delta",
				"response.web_search_call.completed");
	}

	@Test
	void blockThatIsNoObjectIsUndecodable() {
		Translation run = new Translation().stream(Payloads.CREATED, "{'type':", "[1]", "7",
				"nonsense " + "x".repeat(20_000));
		assertThat(run.events()).filteredOn((event) -> event instanceof UndecodableEvent)
			.hasSize(4)
			.allSatisfy((event) -> {
				assertThat(((UndecodableEvent) event).data()).hasSizeLessThanOrEqualTo(16_384);
				assertThat(((UndecodableEvent) event).problem()).doesNotContain("nonsense");
			});
	}

}
