package io.github.openaiassistants.backend.responses.translation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Marks in texts.
 */
class AnnotationTests {

	private final Translation run = new Translation();

	@AfterEach
	void eventsAreLegal() {
		assertThat(BridgedOrder.violations(this.run.events())).isEmpty();
	}

	@Test
	void citationHasAPositionAndNoText() {
		JsonNode annotation = streamed("abc",
				"{'type':'file_citation','file_id':'file_1','filename':'a.pdf','index':2}");
		assertThat(annotation.toString()).isEqualTo("{\"index\":0,\"type\":\"file_citation\",\"text\":\"\","
				+ "\"file_citation\":{\"file_id\":\"file_1\"},\"start_index\":2,\"end_index\":2}");
	}

	@Test
	void pathHasAPositionAndNoText() {
		JsonNode annotation = streamed("abc", "{'type':'file_path','file_id':'file_1','index':3}");
		assertThat(annotation.toString()).isEqualTo("{\"index\":0,\"type\":\"file_path\",\"text\":\"\","
				+ "\"file_path\":{\"file_id\":\"file_1\"},\"start_index\":3,\"end_index\":3}");
	}

	@ParameterizedTest
	@CsvSource({ "abcdef, 2, 4, cd", "\uD83D\uDE80\uD83D\uDE80\u00e4cd, 1, 3, \uD83D\uDE80\u00e4", "abc, 0, 3, abc",
			"abc, 1, 1, ''", "abc, 1, 4, ''", "abc, 4, 5, ''", "abc, 2, 1, ''", "\uD83D\uDE80, 1, 2, ''" })
	void fileOfAContainerIsCitedByCodePoints(String text, int start, int end, String cited) {
		JsonNode annotation = streamed(text,
				"{'type':'container_file_citation','file_id':'cfile_1','container_id':'cntr_1'," + "'start_index':"
						+ start + ",'end_index':" + end + "}");
		assertThat(annotation.path("text").stringValue()).isEqualTo(cited);
		assertThat(annotation.path("start_index").intValue()).isEqualTo(start);
		assertThat(annotation.path("end_index").intValue()).isEqualTo(end);
		assertThat(annotation.at("/file_path/container_id").stringValue()).isEqualTo("cntr_1");
	}

	@Test
	void positionThatIsNoneIsNotTold() {
		JsonNode annotation = streamed("abc",
				"{'type':'container_file_citation','file_id':'cfile_1','start_index':-1,'end_index':99999999999}");
		assertThat(annotation.has("start_index")).isFalse();
		assertThat(annotation.path("text").stringValue()).isEmpty();
	}

	@Test
	void annotationThatWasNotStreamedComesWithTheWholePart() {
		this.run.stream(Payloads.CREATED, Payloads.MESSAGE, Payloads.TEXT, annotation(0, "'index':1"),
				annotation(2, "'index':3"),
				"{'type':'response.content_part.done','item_id':'msg_1','output_index':0,'content_index':0,'part':"
						+ "{'type':'output_text','text':'Hi there','annotations':[" + citation("'index':1") + ","
						+ citation("'index':2") + "," + citation("'index':3") + "]}}",
				Payloads.COMPLETED);
		assertThat(this.run.data("thread.message.delta").at("/delta/content/0/text/annotations").toString())
			.contains("\"index\":2,", "\"start_index\":2");
		assertThat(this.run.data("thread.message.completed").at("/content/0/text/annotations")).hasSize(3);
	}

	@Test
	void sameAnnotationIsToldOnce() {
		this.run.stream(Payloads.CREATED, Payloads.MESSAGE, Payloads.TEXT, annotation(0, "'index':1"),
				annotation(0, "'index':1"), Payloads.COMPLETED);
		assertThat(this.run.data("thread.message.completed").at("/content/0/text/annotations")).hasSize(1);
	}

	@Test
	void addressHasNoFormAndDoesNotCount() {
		this.run.stream(Payloads.CREATED, Payloads.MESSAGE, Payloads.TEXT,
				"{'type':'response.output_text.annotation.added','item_id':'msg_1','annotation_index':0,'annotation':"
						+ "{'type':'url_citation','url':'https://example.test','start_index':0,'end_index':1}}",
				annotation(1, "'index':2"), Payloads.COMPLETED);
		assertThat(this.run.unknown()).containsExactly("response.output_text.annotation.added");
		assertThat(this.run.data("thread.message.delta").at("/delta/content/0/text/annotations/0/index").intValue())
			.isZero();
	}

	private JsonNode streamed(String text, String annotation) {
		this.run.stream(Payloads.CREATED, Payloads.MESSAGE, Payloads.TEXT.replace("Hi", text),
				"{'type':'response.output_text.annotation.added','item_id':'msg_1','output_index':0,'content_index':0,"
						+ "'annotation_index':0,'annotation':" + annotation + "}",
				Payloads.COMPLETED);
		JsonNode streamed = this.run.data("thread.message.delta").at("/delta/content/0/text/annotations/0");
		JsonNode whole = this.run.data("thread.message.completed").at("/content/0/text/annotations/0");
		assertThat(whole.has("index")).isFalse();
		assertThat(streamed.path("text")).isEqualTo(whole.path("text"));
		return streamed;
	}

	private static String annotation(int position, String members) {
		return "{'type':'response.output_text.annotation.added','item_id':'msg_1','annotation_index':" + position
				+ ",'annotation':" + citation(members) + "}";
	}

	private static String citation(String members) {
		return "{'type':'file_citation','file_id':'file_1'," + members + "}";
	}

}
