package io.github.openaiassistants.backend.responses.translation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.ThreadObject;
import io.github.openaiassistants.model.WireObject;

import static org.assertj.core.api.Assertions.assertThat;

class ConversationObjectsTests {

	@Test
	void conversationIsAThread() {
		ThreadObject thread = ConversationObjects.thread(tree("{'id':'conv_1','object':'conversation',"
				+ "'created_at':1790000000.9,'metadata':{'topic':'demo','odd':7}}"));
		assertThat(thread).isNotNull();
		assertThat(json(thread)).isEqualTo(tree("{'id':'conv_1','object':'thread','created_at':1790000000,"
				+ "'tool_resources':null,'metadata':{'topic':'demo'}}"));
		assertThat(WireSchemas.problems("thread", json(thread))).isEmpty();
	}

	@Test
	void conversationWithoutAnIdIsNone() {
		assertThat(ConversationObjects.thread(tree("{'created_at':1}"))).isNull();
	}

	@Test
	void messageOfTheUserKeepsItsPartsAndFiles() {
		MessageObject message = message("{'id':'msg_1','type':'message','role':'user','status':'completed','content':["
				+ "{'type':'input_text','text':'Look'},{'type':'input_image','file_id':'file_1','detail':'low'},"
				+ "{'type':'input_image','image_url':'https://example.test/a.png','detail':'auto'},"
				+ "{'type':'input_file','file_id':'file_2','filename':'b.pdf'}]}");
		assertThat(json(message)).isEqualTo(tree("{'id':'msg_1','object':'thread.message','created_at':null,"
				+ "'thread_id':'conv_1','status':'completed','incomplete_details':null,'completed_at':null,"
				+ "'incomplete_at':null,'role':'user','content':[{'type':'text','text':{'value':'Look','annotations':[]}},"
				+ "{'type':'image_file','image_file':{'file_id':'file_1','detail':'low'}},"
				+ "{'type':'image_url','image_url':{'url':'https://example.test/a.png','detail':'auto'}}],"
				+ "'assistant_id':null,'run_id':null,'attachments':[{'file_id':'file_2','filename':'b.pdf'}],"
				+ "'metadata':null}"));
		assertThat(WireSchemas.problems("tolerant/message", json(message))).isEmpty();
	}

	@Test
	void messageOfTheAssistantKeepsItsAnnotations() {
		MessageObject message = message("{'id':'msg_1','type':'message','role':'assistant','content':["
				+ "{'type':'output_text','text':'Hi','annotations':[{'type':'file_citation','file_id':'file_1','index':2},"
				+ "{'type':'url_citation','url':'https://example.test'}]},{'type':'refusal','refusal':'No.'}]}");
		assertThat(json(message).path("content")).isEqualTo(tree("[{'type':'text','text':{'value':'Hi','annotations':["
				+ "{'type':'file_citation','text':'','file_citation':{'file_id':'file_1'},'start_index':2,'end_index':2}]}},"
				+ "{'type':'refusal','refusal':'No.'}]"));
	}

	@Test
	void contentMayBeAPlainText() {
		assertThat(message("{'id':'msg_1','role':'user','content':'Hi'}").text()).isEqualTo("Hi");
	}

	@Test
	void partOfAnUnknownKindIsKept() {
		MessageObject message = message("{'id':'msg_1','role':'user','content':[{'type':'input_audio','n':1.50}]}");
		assertThat(json(message).at("/content/0")).isEqualTo(tree("{'type':'input_audio','n':1.50}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'id':'msg_1','type':'message','role':'system','content':'x'}",
			"{'id':'msg_1','type':'message','role':'developer','content':'x'}", "{'id':'fc_1','type':'function_call'}",
			"{'id':'rs_1','type':'reasoning','role':'assistant'}", "{'type':'message','role':'user'}", "[]", "7" })
	void otherItemsAreNoMessages(String item) {
		assertThat(ConversationObjects.message("conv_1", tree(item))).isNull();
	}

	private static MessageObject message(String item) {
		MessageObject message = ConversationObjects.message("conv_1", tree(item));
		assertThat(message).isNotNull();
		return message;
	}

	private static JsonNode tree(String json) {
		return Translation.tree(Payloads.json(json)[0]);
	}

	private static JsonNode json(WireObject value) {
		return Translation.tree(Translation.JSON.writeString(value));
	}

}
