package io.github.openaiassistants.backend.responses.request;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.Include;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a run becomes the body of its first request.
 */
class RunMappingTests {

	private static final String SEARCH = "{'tools':[{'type':'file_search'}],"
			+ "'tool_resources':{'file_search':{'vector_store_ids':['vs_1']}}}";

	@Test
	void runThatAsksForNothingSendsWhatTheAssistantSays() {
		assertThat(Requests.body("{'instructions':'Be brief.','temperature':0.2,'top_p':0.5,'reasoning_effort':'low'}",
				"{}"))
			.isEqualTo(Requests.tree("{'model':'model-a','instructions':'Be brief.','temperature':0.2,'top_p':0.5,"
					+ "'reasoning':{'effort':'low'},'stream':true,'store':true,'conversation':'conv_1'}"));
	}

	@Test
	void runReplacesWhatTheAssistantSays() {
		ObjectNode body = Requests.body(
				"{'instructions':'Be brief.','temperature':0.2,'top_p':0.5,'reasoning_effort':'low',"
						+ "'response_format':{'type':'json_object'},'tools':[{'type':'code_interpreter'}]}",
				"{'model':'model-b','instructions':'Be long.','temperature':1,'top_p':1,'reasoning_effort':'high',"
						+ "'response_format':{'type':'text'},'tools':[],'metadata':{'k':'v'},"
						+ "'parallel_tool_calls':false,'max_completion_tokens':300}");
		assertThat(body).isEqualTo(Requests.tree("{'model':'model-b','instructions':'Be long.',"
				+ "'parallel_tool_calls':false,'temperature':1,'top_p':1,'text':{'format':{'type':'text'}},"
				+ "'reasoning':{'effort':'high'},'metadata':{'k':'v'},'stream':true,'store':true,"
				+ "'max_output_tokens':300,'conversation':'conv_1'}"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			{'instructions':'A'} | {}                                                   | A
			{'instructions':'A'} | {'instructions':'R'}                                 | R
			{'instructions':'A'} | {'additional_instructions':'M'}                      | A~~M
			{'instructions':'A'} | {'instructions':'R','additional_instructions':'M'}   | R~~M
			{}                   | {'additional_instructions':'M'}                      | M
			{}                   | {}                                                   | -
			""")
	void instructionsAreJoinedByAnEmptyLine(String assistant, String run, String expected) {
		String text = Requests.body(assistant, run).path("instructions").asString(null);
		assertThat((text != null) ? text.replace('\n', '~') : null).isEqualTo(expected);
	}

	@Test
	void additionalMessagesAreTheInput() {
		ObjectNode body = Requests.body("{}",
				"{'additional_messages':[{'role':'user','content':'One'},{'role':'assistant','content':'Two'}]}");
		assertThat(body.get("input"))
			.isEqualTo(Requests.tree("[{'type':'message','role':'user','content':[{'type':'input_text','text':'One'}]},"
					+ "{'type':'message','role':'assistant','content':"
					+ "[{'type':'output_text','text':'Two','annotations':[]}]}]"));
	}

	@Test
	void functionIsFlatAndAlwaysSaysWhetherItIsStrict() {
		ObjectNode body = Requests.body("{'tools':[{'type':'function','function':{'name':'a'}},"
				+ "{'type':'function','function':{'name':'b','description':'B','strict':true,"
				+ "'parameters':{'type':'object','properties':{'x':{'type':'string'}}}}},"
				+ "{'type':'function','function':{'name':'c','strict':false}}]}", "{}");
		assertThat(body.get("tools"))
			.isEqualTo(Requests.tree("[{'type':'function','name':'a','parameters':{'type':'object','properties':{}},"
					+ "'strict':false},{'type':'function','name':'b','description':'B',"
					+ "'parameters':{'type':'object','properties':{'x':{'type':'string'}}},'strict':true},"
					+ "{'type':'function','name':'c','parameters':{'type':'object','properties':{}},'strict':false}]"));
	}

	@Test
	void fileSearchIsFlatAndNamesTheStores() {
		ObjectNode body = Requests.body("{'tools':[{'type':'file_search','file_search':{'max_num_results':7,"
				+ "'ranking_options':{'ranker':'auto','score_threshold':0.5},'filters':{'type':'eq'}}}],"
				+ "'tool_resources':{'file_search':{'vector_store_ids':['vs_1']}}}", "{}");
		assertThat(body.get("tools"))
			.isEqualTo(Requests.tree("[{'type':'file_search','vector_store_ids':['vs_1'],'max_num_results':7,"
					+ "'ranking_options':{'ranker':'auto','score_threshold':0.5},'filters':{'type':'eq'}}]"));
		assertThat(body.get("include")).isEqualTo(Requests.tree("['file_search_call.results']"));
	}

	@Test
	void oldRankerBecomesAutoWithAWarning() {
		AssistantDefinition assistant = Requests
			.assistant("{'tools':[{'type':'file_search','file_search':{'ranking_options':"
					+ "{'ranker':'default_2024_08_21','score_threshold':0}}}],"
					+ "'tool_resources':{'file_search':{'vector_store_ids':['vs_1']}}}");
		PlannedRun run = Requests.CONVERSATION.run(assistant, Requests.run("{}"), ThreadResources.NONE);
		ObjectNode body = Requests.CONVERSATION.first(run, ThreadHistory.conversation("conv_1"), true);
		assertThat(body.at("/tools/0/ranking_options"))
			.isEqualTo(Requests.tree("{'ranker':'auto','score_threshold':0}"));
		assertThat(run.warnings()).singleElement().asString().contains("default_2024_08_21");
	}

	@Test
	void codeInterpreterGetsAContainerWithItsFiles() {
		String tool = "{'tools':[{'type':'code_interpreter'}]";
		assertThat(Requests.body(tool + "}", "{}").get("tools"))
			.isEqualTo(Requests.tree("[{'type':'code_interpreter','container':{'type':'auto'}}]"));
		ObjectNode body = Requests.body(tool + ",'tool_resources':{'code_interpreter':{'file_ids':['file-1']}}}", "{}");
		assertThat(body.get("tools")).isEqualTo(
				Requests.tree("[{'type':'code_interpreter','container':{'type':'auto','file_ids':['file-1']}}]"));
		assertThat(body.get("include")).isEqualTo(Requests.tree("['code_interpreter_call.outputs']"));
	}

	@Test
	void resourcesOfAssistantThreadAndRunAreMerged() {
		AssistantDefinition assistant = Requests
			.assistant("{'tools':[{'type':'file_search'},{'type':'code_interpreter'}],"
					+ "'tool_resources':{'file_search':{'vector_store_ids':['vs_a']},"
					+ "'code_interpreter':{'file_ids':['file-a','file-b']}}}");
		CreateThreadAndRunRequest request = Requests.read(
				"{'assistant_id':'asst_1','tool_resources':"
						+ "{'file_search':{'vector_store_ids':['vs_r']},'code_interpreter':{'file_ids':['file-r']}}}",
				CreateThreadAndRunRequest.class);
		ThreadResources thread = new ThreadResources(List.of("file-b", "file-t"), List.of("vs_t"), List.of(),
				List.of());
		ObjectNode body = Requests.CONVERSATION.first(Requests.CONVERSATION.run(assistant, request, thread),
				ThreadHistory.conversation("conv_1"), true);
		assertThat(body.at("/tools/0/vector_store_ids")).isEqualTo(Requests.tree("['vs_a','vs_t','vs_r']"));
		assertThat(body.at("/tools/1/container/file_ids"))
			.isEqualTo(Requests.tree("['file-a','file-b','file-t','file-r']"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			'none'                                               | 'none'
			'auto'                                               | 'auto'
			'required'                                           | 'required'
			{'type':'function','function':{'name':'f'}}          | {'type':'function','name':'f'}
			{'type':'file_search'}                               | {'type':'file_search'}
			{'type':'code_interpreter'}                          | {'type':'code_interpreter'}
			""", quoteCharacter = '"')
	void toolChoiceIsFlat(String choice, String expected) {
		assertThat(Requests.body("{}", "{'tool_choice':" + choice + "}").get("tool_choice"))
			.isEqualTo(Requests.tree(expected));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					'auto'                                                          | -
					{'type':'text'}                                                 | {'type':'text'}
					{'type':'json_object'}                                          | {'type':'json_object'}
					{'type':'json_schema','json_schema':{'name':'n','schema':{}}}   | {'type':'json_schema','name':'n','schema':{}}
					{'type':'json_schema','json_schema':{'name':'n','description':'d','strict':true,'schema':{'type':'object'}}} \
					| {'type':'json_schema','name':'n','description':'d','schema':{'type':'object'},'strict':true}
					{'type':'grammar','syntax':'lark'}                              | {'type':'grammar','syntax':'lark'}
					""",
			quoteCharacter = '"')
	void responseFormatIsFlat(String format, String expected) {
		ObjectNode body = Requests.body("{}", "{'response_format':" + format + "}");
		if (expected == null) {
			assertThat(body.has("text")).isFalse();
		}
		else {
			assertThat(body.get("text").get("format")).isEqualTo(Requests.tree(expected));
		}
	}

	@Test
	void truncationIsSentWhenItIsGiven() {
		assertThat(Requests.body("{}", "{'truncation_strategy':{'type':'auto'}}").get("truncation"))
			.isEqualTo(StringNode.valueOf("auto"));
		assertThat(Requests.body("{}", "{}").has("truncation")).isFalse();
	}

	@Test
	void contentOfResultsIsNotAskedOfTheServerTwice() {
		AssistantDefinition assistant = Requests.assistant(SEARCH);
		CreateRunRequest request = CreateRunRequest.builder("asst_1")
			.include(List.of(Include.FILE_SEARCH_CONTENT, "message.output_text.logprobs"))
			.build();
		PlannedRun run = Requests.CONVERSATION.run(assistant, request, ThreadResources.NONE);
		assertThat(run.settings().include()).contains(Include.FILE_SEARCH_CONTENT);
		assertThat(Requests.CONVERSATION.first(run, ThreadHistory.conversation("conv_1"), true).get("include"))
			.isEqualTo(Requests.tree("['message.output_text.logprobs','file_search_call.results']"));
	}

	@Test
	void extraBodyReplacesMembersAndAppendsTools() {
		ObjectNode body = Requests.body("{'tools':[{'type':'function','function':{'name':'f'}}],"
				+ "'extra_body':{'agent_reference':{'type':'agent_reference','name':'a'},'service_tier':'flex',"
				+ "'text':{'verbosity':'low'},'include':['web_search_call.action.sources'],"
				+ "'tools':[{'type':'web_search'},{'type':'code_interpreter','container':'cntr_1'}]}}", "{}");
		assertThat(body.get("agent_reference")).isEqualTo(Requests.tree("{'type':'agent_reference','name':'a'}"));
		assertThat(body.get("service_tier")).isEqualTo(StringNode.valueOf("flex"));
		assertThat(body.get("text")).isEqualTo(Requests.tree("{'verbosity':'low'}"));
		assertThat(body.get("tools").valueStream().map((tool) -> tool.path("type").asString()))
			.containsExactly("function", "web_search", "code_interpreter");
		assertThat(body.get("include"))
			.isEqualTo(Requests.tree("['web_search_call.action.sources','code_interpreter_call.outputs']"));
	}

	@Test
	void extraBodyThatReplacesWhatTheRunAskedForIsAWarning() {
		PlannedRun run = Requests.CONVERSATION.run(Requests.assistant("{'extra_body':{'temperature':0.1}}"),
				Requests.run("{'temperature':0.9}"), ThreadResources.NONE);
		assertThat(run.warnings()).singleElement().asString().contains("temperature");
		assertThat(Requests.CONVERSATION
			.run(Requests.assistant("{'temperature':0.1}"), Requests.run("{'temperature':1}"), ThreadResources.NONE)
			.warnings()).isEmpty();
	}

	@Test
	void extraBodyIsNotChangedByRequests() {
		AssistantDefinition assistant = Requests.assistant("{'extra_body':{'tools':[{'type':'web_search'}]}}");
		PlannedRun run = Requests.CONVERSATION.run(assistant, Requests.run("{}"), ThreadResources.NONE);
		ThreadHistory thread = ThreadHistory.conversation("conv_1");
		ObjectNode first = Requests.CONVERSATION.first(run, thread, true);
		assertThat(Requests.CONVERSATION.first(run, thread, true)).isEqualTo(first);
		assertThat(first.get("tools").size()).isOne();
	}

	@Test
	void furtherMembersOfTheRunAreSent() {
		ObjectNode body = Requests.body("{'extra_body':{'service_tier':'flex'}}",
				"{'service_tier':'priority','safety_identifier':'u-1'}");
		assertThat(body.get("service_tier")).isEqualTo(StringNode.valueOf("priority"));
		assertThat(body.get("safety_identifier")).isEqualTo(StringNode.valueOf("u-1"));
	}

	@Test
	void threadAndRunCanAskForAnEffort() {
		CreateThreadAndRunRequest request = CreateThreadAndRunRequest.builder("asst_1")
			.extra(Map.of("reasoning_effort", StringNode.valueOf("high")))
			.build();
		PlannedRun run = Requests.CONVERSATION.run(Requests.assistant("{'reasoning_effort':'low'}"), request,
				ThreadResources.NONE);
		ObjectNode body = Requests.CONVERSATION.first(run, ThreadHistory.conversation("conv_1"), true);
		assertThat(body.get("reasoning")).isEqualTo(Requests.tree("{'effort':'high'}"));
		assertThat(body.has("reasoning_effort")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "true,false,true,false", "true,true,true,true", "true,false,false,true", "true,true,false,true",
			"false,false,true,false", "false,false,false,false" })
	void storeAndBackgroundFollowTheOptions(boolean store, boolean background, boolean stream, boolean expected) {
		RequestMapper mapper = new RequestMapper(
				new MappingOptions(StateMode.CONVERSATION, store, background, AttachmentMode.REFUSE, false));
		PlannedRun run = mapper.run(Requests.assistant("{}"), Requests.run("{}"), ThreadResources.NONE);
		ObjectNode body = mapper.first(run, ThreadHistory.conversation("conv_1"), stream);
		assertThat(body.get("stream").booleanValue()).isEqualTo(stream);
		assertThat(body.get("store").booleanValue()).isEqualTo(store);
		assertThat(body.path("background").asBoolean(false)).isEqualTo(expected);
	}

}
