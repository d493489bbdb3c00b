package io.github.openaiassistants.backend.responses.request;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.CreateRunRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What a run cannot ask for, and what is left out when the options allow it.
 */
class RunRefusalTests {

	private static final RequestMapper TOLERANT = new RequestMapper(
			new MappingOptions(StateMode.CONVERSATION, true, false, AttachmentMode.REFUSE, true));

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			max_prompt_tokens | {'max_prompt_tokens':500}
			truncation_strategy | {'truncation_strategy':{'type':'last_messages','last_messages':4}}
			additional_messages.metadata \
			| {'additional_messages':[{'role':'user','content':'Hi','metadata':{'k':'v'}}]}
			additional_messages.attachments \
			| {'additional_messages':[{'role':'user','content':'Hi','attachments':[{'file_id':'file-1'}]}]}
			""")
	void whatARunCanDoWithoutIsRefusedOrLeftOut(String field, String request) {
		AssistantDefinition assistant = Requests.assistant("{}");
		CreateRunRequest run = Requests.run(request);
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> Requests.CONVERSATION.run(assistant, run, ThreadResources.NONE))
			.withMessageStartingWith(field + " cannot be used with openai.assistants.api=responses, ")
			.withMessageEndingWith(".")
			.extracting(RequestNotValidException::field)
			.isEqualTo(field);
		PlannedRun planned = TOLERANT.run(assistant, run, ThreadResources.NONE);
		assertThat(planned.warnings()).singleElement().asString().startsWith(field + " is left out, ");
		assertThat(TOLERANT.first(planned, ThreadHistory.conversation("conv_1"), true).propertyNames())
			.doesNotContain("max_prompt_tokens", "truncation", "truncation_strategy");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			truncation_strategy.type | {'truncation_strategy':{'type':'middle_out'}}
			tools | {'tools':[{'type':'bing_grounding','bing_grounding':{}}]}
			tool_resources.file_search.vector_store_ids | {'tools':[{'type':'file_search'}]}
			tool_choice.function.name | {'tool_choice':{'type':'function'}}
			tool_choice | {'tool_choice':[]}
			response_format | {'response_format':'json'}
			response_format | {'response_format':{'type':'json_schema'}}
			""")
	void whatTheServerCannotDoIsAlwaysRefused(String field, String request) {
		CreateRunRequest run = Requests.run(request);
		for (RequestMapper mapper : List.of(Requests.CONVERSATION, Requests.LOCAL, TOLERANT)) {
			assertThatExceptionOfType(RequestNotValidException.class)
				.isThrownBy(() -> mapper.run(Requests.assistant("{}"), run, ThreadResources.NONE))
				.extracting(RequestNotValidException::field)
				.isEqualTo(field);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "thread_id", "tool_resources", "input", "conversation", "previous_response_id", "store",
			"background", "max_output_tokens" })
	void furtherMembersMustNotBeThoseOfTheMapping(String name) {
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> Requests.body("{}", "{'" + name + "':{}}"))
			.extracting(RequestNotValidException::field)
			.isEqualTo(name);
	}

	@Test
	void partsOfStepsThatDoNotExistAreRefused() {
		CreateRunRequest run = CreateRunRequest.builder("asst_1").include(List.of("step_details.more")).build();
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> Requests.CONVERSATION.run(Requests.assistant("{}"), run, ThreadResources.NONE))
			.extracting(RequestNotValidException::field)
			.isEqualTo("include");
	}

	@Test
	void filesOfAContainerThatIsNamedAreRefused() {
		AssistantDefinition assistant = Requests
			.assistant("{'tools':[{'type':'code_interpreter','container':'cntr_1'}],"
					+ "'tool_resources':{'code_interpreter':{'file_ids':['file-1']}}}");
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> Requests.CONVERSATION.run(assistant, Requests.run("{}"), ThreadResources.NONE))
			.extracting(RequestNotValidException::field)
			.isEqualTo("tool_resources.code_interpreter.file_ids");
	}

	@Test
	void threadOfTheOldServiceIsRefusedWithAReason() {
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> ThreadHistory.conversation("thread_abc123"))
			.withMessageContaining("ended with that API")
			.withMessageContaining("Create a thread")
			.withMessageNotContaining("thread_abc123")
			.extracting(RequestNotValidException::field)
			.isEqualTo("thread_id");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "../conversations", "conv 1", "conv/1", "conv_1?x=y" })
	void idsCannotChangeThePath(String id) {
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(() -> BridgeIds.thread(id));
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(() -> BridgeIds.response(id));
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(() -> BridgeIds.item(id));
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(() -> BridgeIds.run(id));
	}

	@Test
	void idsOfServersAreAccepted() {
		assertThatNoException().isThrownBy(() -> {
			BridgeIds.thread("conv_689667905b048191b4740501625afd940c7533ace33a2dab");
			BridgeIds.response("resp_0a1b");
			BridgeIds.item("0b6f2ac1-7a43-4a7e-9d1c-4f7c9b7ce8f1");
		});
	}

}
