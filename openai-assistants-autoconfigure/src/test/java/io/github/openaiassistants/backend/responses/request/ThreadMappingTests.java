package io.github.openaiassistants.backend.responses.request;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateThreadRequest;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.ModifyThreadRequest;
import io.github.openaiassistants.model.ToolResources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * How threads and messages become conversations and items.
 */
class ThreadMappingTests {

	private static final RequestMapper INPUT_FILES = mapper(AttachmentMode.INPUT_FILE);

	private static final RequestMapper TOOLS = mapper(AttachmentMode.TOOLS);

	private static RequestMapper mapper(AttachmentMode attachments) {
		return new RequestMapper(new MappingOptions(StateMode.CONVERSATION, true, false, attachments, false));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			'Hi' | user | {'type':'input_text','text':'Hi'}
			[{'type':'text','text':'Hi'}] | user | {'type':'input_text','text':'Hi'}
			'Hi' | assistant | {'type':'output_text','text':'Hi','annotations':[]}
			'Hi' | developer | {'type':'input_text','text':'Hi'}
			[{'type':'image_file','image_file':{'file_id':'file-1'}}] | user \
			| {'type':'input_image','file_id':'file-1','detail':'auto'}
			[{'type':'image_file','image_file':{'file_id':'file-1','detail':'low'}}] | user \
			| {'type':'input_image','file_id':'file-1','detail':'low'}
			[{'type':'image_url','image_url':{'url':'https://x.test/i.png','detail':'high'}}] | user \
			| {'type':'input_image','image_url':'https://x.test/i.png','detail':'high'}
			[{'type':'image_url','image_url':{'url':'https://x.test/i.png'}}] | user \
			| {'type':'input_image','image_url':'https://x.test/i.png','detail':'auto'}
			[{'type':'input_file','file_url':'https://x.test/f.pdf'}] | user \
			| {'type':'input_file','file_url':'https://x.test/f.pdf'}
			""")
	void messageBecomesAnItem(String content, String role, String expected) {
		NewItems items = Requests.CONVERSATION.message(message(role, content, ""));
		assertThat(items.bodies()).singleElement()
			.isEqualTo(
					Requests.tree("{'items':[{'type':'message','role':'" + role + "','content':[" + expected + "]}]}"));
	}

	@Test
	void imagesOfTheAssistantAreRefused() {
		CreateMessageRequest message = message("assistant", "[{'type':'image_file','image_file':{'file_id':'file-1'}}]",
				"");
		assertRefused("content", () -> Requests.CONVERSATION.message(message));
	}

	@Test
	void partsMustBeComplete() {
		for (String part : List.of("{'type':'text'}", "{'type':'image_file'}", "{'type':'image_file','image_file':{}}",
				"{'type':'image_url','image_url':{}}", "{'kind':'text'}")) {
			assertThatExceptionOfType(RequestNotValidException.class).as(part)
				.isThrownBy(() -> Requests.CONVERSATION.message(message("user", "[" + part + "]", "")));
		}
	}

	@Test
	void threadBeginsWithTwentyItemsAndTheRestFollowsInSlices() {
		List<CreateMessageRequest> messages = IntStream.range(0, 200)
			.mapToObj(
					(i) -> (i % 2 == 0) ? CreateMessageRequest.user("m" + i) : CreateMessageRequest.assistant("m" + i))
			.toList();
		NewThread thread = Requests.CONVERSATION
			.thread(CreateThreadRequest.builder().messages(messages).metadata(Map.of("k", "v")).build());
		ObjectNode first = thread.conversation();
		List<ObjectNode> rest = thread.furtherItems();
		assertThat(first.get("metadata")).isEqualTo(Requests.tree("{'k':'v'}"));
		assertThat(rest).hasSize(9).allSatisfy((body) -> assertThat(body.propertyNames()).containsExactly("items"));
		assertThat(Stream.concat(Stream.of(first), rest.stream())
			.flatMap((body) -> body.get("items").valueStream())
			.map((item) -> item.at("/content/0/text").asString()))
			.containsExactlyElementsOf(IntStream.range(0, 200).mapToObj((i) -> "m" + i).toList());
		assertThat(first.get("items").size()).isEqualTo(20);
	}

	@Test
	void emptyThreadIsAnEmptyBody() {
		assertThat(Requests.CONVERSATION.thread(null).conversation()).isEqualTo(Requests.tree("{}"));
		assertThat(Requests.CONVERSATION.thread(CreateThreadRequest.of()).conversation())
			.isEqualTo(Requests.tree("{}"));
	}

	@Test
	void resourcesOfAThreadAreKept() {
		CreateThreadRequest request = Requests.read("{'tool_resources':{'code_interpreter':{'file_ids':['file-1']},"
				+ "'file_search':{'vector_stores':[{'file_ids':['file-2']}]}}}", CreateThreadRequest.class);
		NewThread thread = Requests.CONVERSATION.thread(request);
		ThreadResources resources = thread.content().resources();
		assertThat(thread.conversation()).isEqualTo(Requests.tree("{}"));
		assertThat(resources.isPending()).isTrue();
		ThreadResources created = resources.created(List.of("vs_new"));
		assertThat(created.isPending()).isFalse();
		assertThat(created.toToolResources()).isEqualTo(Requests.read(
				"{'code_interpreter':{'file_ids':['file-1']},'file_search':{'vector_store_ids':['vs_new']}}",
				ToolResources.class));
	}

	@Test
	void resourcesOfUnknownToolsAreRefused() {
		CreateThreadRequest request = Requests.read("{'tool_resources':{'azure_ai_search':{'indexes':[]}}}",
				CreateThreadRequest.class);
		assertRefused("tool_resources.azure_ai_search", () -> Requests.CONVERSATION.thread(request));
	}

	@Test
	void changeOfAThreadIsItsMetadata() {
		ThreadChange change = Requests.CONVERSATION
			.change(ModifyThreadRequest.builder().metadata(Map.of("k", "v")).build());
		assertThat(change.body()).isEqualTo(Requests.tree("{'metadata':{'k':'v'}}"));
		assertThat(change.resources()).isNull();
	}

	@Test
	void changeOfResourcesIsNotSent() {
		ModifyThreadRequest request = Requests.read("{'tool_resources':{'file_search':{'vector_store_ids':['vs_1']}}}",
				ModifyThreadRequest.class);
		ThreadChange change = Requests.CONVERSATION.change(request);
		assertThat(change.body()).isNull();
		assertThat(change.resources()).isEqualTo(new ThreadResources(List.of(), List.of("vs_1"), List.of(), List.of()));
	}

	@Test
	void attachmentsAreRefusedUnlessTheOptionsSayHow() {
		CreateMessageRequest message = attached("{'type':'code_interpreter'}");
		assertRefused("attachments", () -> Requests.CONVERSATION.message(message));
		assertRefused("messages.attachments", () -> Requests.CONVERSATION.thread(CreateThreadRequest.of(message)));
		assertRefused("additional_messages.attachments", () -> Requests.CONVERSATION.run(Requests.assistant("{}"),
				Requests.run("{}").toBuilder().additionalMessages(List.of(message)).build(), ThreadResources.NONE));
	}

	@Test
	void attachmentCanBeReadByTheModel() {
		NewItems items = INPUT_FILES.message(attached("{'type':'file_search'}"));
		assertThat(items.messages().get(0).item().get("content"))
			.isEqualTo(Requests.tree("[{'type':'input_text','text':'Hi'},{'type':'input_file','file_id':'file-1'}]"));
		assertThat(items.resources()).isEqualTo(ThreadResources.NONE);
		assertThat(items.messages().get(0).attachments()).hasSize(1);
	}

	@Test
	void attachmentCanBeUsedByTheToolsItNames() {
		NewItems items = TOOLS.message(attached("{'type':'code_interpreter'},{'type':'file_search'}"));
		assertThat(items.messages().get(0).item().get("content").size()).isOne();
		assertThat(items.resources())
			.isEqualTo(new ThreadResources(List.of("file-1"), List.of(), List.of(), List.of("file-1")));
	}

	@Test
	void attachmentMustNameAToolThatCanUseIt() {
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(() -> TOOLS.message(attached("")))
			.extracting(RequestNotValidException::field)
			.isEqualTo("attachments.tools");
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> TOOLS.message(attached("{'type':'function','function':{'name':'f'}}")));
	}

	@Test
	void fileThatIsToBeIndexedMakesAThreadSearchable() {
		AssistantDefinition assistant = Requests.assistant("{'tools':[{'type':'file_search'}]}");
		NewThread thread = TOOLS.thread(CreateThreadRequest.of(attached("{'type':'file_search'}")));
		PlannedRun run = TOOLS.run(assistant, Requests.run("{}"), thread.content().resources());
		assertThat(run.resources().filesToIndex()).containsExactly("file-1");
		ObjectNode body = TOOLS.first(run.created(List.of("vs_t")), ThreadHistory.conversation("conv_1"), true);
		assertThat(body.at("/tools/0/vector_store_ids")).isEqualTo(Requests.tree("['vs_t']"));
	}

	@Test
	void metadataOfMessagesIsRefusedUnlessItemsAreKeptHere() {
		CreateMessageRequest message = message("user", "'Hi'", ",'metadata':{'k':'v'}");
		assertRefused("metadata", () -> Requests.CONVERSATION.message(message));
		assertThat(Requests.LOCAL.message(message).messages().get(0).metadata()).containsEntry("k", "v");
		assertThatNoException()
			.isThrownBy(() -> Requests.CONVERSATION.message(message("user", "'Hi'", ",'metadata':{}")));
	}

	@Test
	void messagesCanBeListedAsFarAsTheServerKnowsThem() {
		ListQuery before = ListQuery.builder().before("msg_1").build();
		ListQuery ofRun = ListQuery.builder().runId("run_1").build();
		assertRefused("before", () -> Requests.CONVERSATION.messages(before));
		assertRefused("run_id", () -> Requests.CONVERSATION.messages(ofRun));
		assertThatNoException()
			.isThrownBy(() -> Requests.CONVERSATION.messages(ListQuery.builder().after("msg_1").limit(5).build()));
		assertThatNoException().isThrownBy(() -> Requests.LOCAL.messages(before));
		assertThatNoException().isThrownBy(() -> Requests.LOCAL.messages(ofRun));
	}

	private static CreateMessageRequest attached(String tools) {
		return message("user", "'Hi'", ",'attachments':[{'file_id':'file-1','tools':[" + tools + "]}]");
	}

	private static CreateMessageRequest message(String role, String content, String more) {
		return Requests.read("{'role':'" + role + "','content':" + content + more + "}", CreateMessageRequest.class);
	}

	private static void assertRefused(String field, ThrowingCallable call) {
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(call)
			.withMessageStartingWith(field + " cannot be used with openai.assistants.api=responses, ")
			.extracting(RequestNotValidException::field)
			.isEqualTo(field);
	}

}
