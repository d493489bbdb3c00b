package io.github.openaiassistants.backend.responses.request;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.CreateThreadRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Requests to servers that keep nothing.
 */
class LocalHistoryTests {

	@Test
	void allItemsAreSentAndNothingIsStored() {
		List<JsonNode> items = List.of(
				Requests.tree("{'type':'message','role':'user','content':[{'type':'input_text','text':'Hi'}]}"),
				Requests.tree("{'type':'reasoning','id':'rs_1','summary':[],'encrypted_content':'x'}"),
				Requests.tree("{'type':'message','id':'msg_1','role':'assistant','status':'completed',"
						+ "'content':[{'type':'output_text','text':'Hello','annotations':[]}]}"));
		ObjectNode body = body(items, "{'additional_messages':[{'role':'user','content':'More'}]}");
		assertThat(body.get("input").valueStream().limit(3)).containsExactlyElementsOf(items);
		assertThat(body.at("/input/3/content/0/text").asString()).isEqualTo("More");
		assertThat(body.get("store").booleanValue()).isFalse();
		assertThat(body.get("include")).isEqualTo(Requests.tree("['reasoning.encrypted_content']"));
		assertThat(body.has("conversation")).isFalse();
		assertThat(body.has("background")).isFalse();
	}

	@Test
	void answerThatTheApplicationWroteIsSentAsText() {
		JsonNode written = Requests.tree("{'type':'message','role':'assistant','content':["
				+ "{'type':'output_text','text':'One ','annotations':[]},"
				+ "{'type':'output_text','text':'two','annotations':[]}]}");
		assertThat(body(List.of(written), "{}").get("input"))
			.isEqualTo(Requests.tree("[{'type':'message','role':'assistant','content':'One two'}]"));
		assertThat(written.get("content").isArray()).isTrue();
	}

	@Test
	void threadWithoutMessagesCannotBeRun() {
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(() -> body(List.of(), "{}"))
			.extracting(RequestNotValidException::field)
			.isEqualTo("additional_messages");
	}

	@Test
	void furtherMembersOfAThreadGoNowhere() {
		CreateThreadRequest request = Requests.read("{'region':'eu'}", CreateThreadRequest.class);
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(() -> Requests.LOCAL.thread(request))
			.extracting(RequestNotValidException::field)
			.isEqualTo("region");
		assertThat(Requests.CONVERSATION.thread(request).conversation()).isEqualTo(Requests.tree("{'region':'eu'}"));
	}

	private static ObjectNode body(List<JsonNode> items, String run) {
		PlannedRun planned = Requests.LOCAL.run(Requests.assistant("{}"), Requests.run(run), ThreadResources.NONE);
		return Requests.LOCAL.first(planned, new ThreadHistory("conv_1", items), true);
	}

}
