package io.github.openaiassistants.run;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.event.ThreadMessageCompleted;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.model.MessageDeltaObject;
import io.github.openaiassistants.model.MessageObject;

import static org.assertj.core.api.Assertions.assertThat;

class MissingContentTests {

	private static final String IMAGE = "{\"type\":\"image_file\",\"image_file\":{\"file_id\":\"file-1\"}}";

	private static final String CITATION = "{\"type\":\"file_citation\",\"text\":\"[1]\",\"start_index\":1,"
			+ "\"end_index\":4,\"file_citation\":{\"file_id\":\"file-1\"}}";

	private Delivered delivered = Delivered.ofNewRun(1000);

	@ParameterizedTest
	@CsvSource({ "text, '', Hello, Hello", "text, Hel, Hello, lo", "text, Hello, Hello,", "text, Hallo, Hello,",
			"text, Hello there, Hello,", "refusal, '', Sorry, Sorry", "refusal, Sor, Sorry, ry", "refusal, No, Sorry,",
			"text, 你, 你好, 好", "refusal, Sorry, '',", "text, '', '',", "text, \uD83D\uDE00, \uD83D\uDE00!, !" })
	void restOfATextFollowsWhatWasDelivered(String type, String seen, String whole, @Nullable String rest) {
		see(RecoveryPlanTests.delta(type, seen));
		JsonNode missing = missing('[' + part(type, whole) + ']');
		assertThat(missing).isEqualTo((rest != null) ? content(delta(type, rest)) : null);
	}

	private static String part(String type, String text) {
		String body = type.equals("text") ? "{\"value\":\"" + text + "\",\"annotations\":[]}" : '"' + text + '"';
		return "{\"type\":\"" + type + "\",\"" + type + "\":" + body + "}";
	}

	// The first piece of a text names its annotations, none too
	private static String delta(String type, String text) {
		return "[" + part(type, text).replace("{\"type\"", "{\"index\":0,\"type\"") + "]";
	}

	@Test
	void surrogatePairThatWasSplitIsCompleted() {
		see(RecoveryPlanTests.delta("text", "a\\ud83d"));
		JsonNode missing = missing(LookUps.content("a\uD83D\uDE00b"));
		assertThat(missing).isNotNull();
		assertThat("a\uD83D" + missing.at("/0/text/value").stringValue()).isEqualTo("a\uD83D\uDE00b");
	}

	@Test
	void otherHalfOfASurrogatePairIsADifference() {
		see(RecoveryPlanTests.delta("text", "a\uD83D\uDE00"));
		assertThat(missing(LookUps.content("a\uD83D\uDE01"))).isNull();
	}

	@Test
	void onePieceHasTheRestOfAllParts() {
		see(RecoveryPlanTests.delta("text", "He"));
		assertThat(missing("[" + part("text", "Hey") + "," + IMAGE + "," + part("refusal", "No") + "]"))
			.isEqualTo(content("[" + part("text", "y").replace("{\"type\"", "{\"index\":0,\"type\"") + ","
					+ IMAGE.replace("{\"type\"", "{\"index\":1,\"type\"") + ","
					+ part("refusal", "No").replace("{\"type\"", "{\"index\":2,\"type\"") + "]"));
	}

	@Test
	void partOfAnotherKindIsWholeOrNotAtAll() {
		String unknown = "{\"type\":\"audio\",\"audio\":{\"id\":\"a_1\"}}";
		see("{\"id\":\"msg_1\",\"delta\":{\"content\":[" + IMAGE + "]}}");
		assertThat(missing("[" + IMAGE + "]")).isNull();
		assertThat(missing("[" + IMAGE + "," + unknown + "]"))
			.isEqualTo(content("[" + unknown.replace("}}", "},\"index\":1}") + "]"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "text | Sorry | [{\"type\":\"refusal\",\"refusal\":\"Sorry, no\"}]", "text | Hi | []",
					"text | Hi | null", "image_url | x | [{\"type\":\"refusal\",\"refusal\":\"No\"}]",
					"audio | x | [{\"type\":\"video\",\"video\":\"xy\"}]" })
	void contentOfAnotherShapeIsNotContinued(String type, String seen, String whole) {
		see(RecoveryPlanTests.delta(type, seen));
		assertThat(missing(whole)).isNull();
	}

	@Test
	void differenceInOnePartStopsAll() {
		see(RecoveryPlanTests.delta("text", "Ha"));
		assertThat(missing("[" + part("text", "Hello") + "," + IMAGE + "]")).isNull();
	}

	@Test
	void partThatChangesItsKindOnTheWayIsNotContinued() {
		see(RecoveryPlanTests.delta("text", "Hello"));
		see(RecoveryPlanTests.delta("refusal", "No"));
		assertThat(missing(LookUps.content("Hello, you"))).isNull();
	}

	@Test
	void annotationsComeWithTheRestUnlessSomeWereDelivered() {
		String whole = "[{\"type\":\"text\",\"text\":{\"value\":\"a[1]b\",\"annotations\":[" + CITATION + "]}}]";
		see(RecoveryPlanTests.delta("text", "a"));
		JsonNode missing = missing(whole);
		assertThat(missing).isNotNull();
		assertThat(missing.at("/0/text/annotations"))
			.isEqualTo(content("[" + CITATION.replace("{\"type\"", "{\"index\":0,\"type\"") + "]"));
		see("{\"id\":\"msg_1\",\"delta\":{\"content\":[{\"index\":0,\"type\":\"text\",\"text\":{\"value\":\"[1]\","
				+ "\"annotations\":[" + CITATION + "]}}]}}");
		assertThat(missing(whole)).isEqualTo(content("[{\"index\":0,\"type\":\"text\",\"text\":{\"value\":\"b\"}}]"));
	}

	@Test
	void unknownAnnotationGetsItsIndex() {
		JsonNode missing = missing(
				"[{\"type\":\"text\",\"text\":{\"value\":\"a\",\"annotations\":[{\"type\":\"note\"}]}}]");
		assertThat(missing).isNotNull();
		assertThat(missing.at("/0/text/annotations")).isEqualTo(content("[{\"type\":\"note\",\"index\":0}]"));
	}

	@Test
	void textBeyondTheLimitIsForgotten() {
		this.delivered = Delivered.ofNewRun(100);
		see(RecoveryPlanTests.delta("text", "x".repeat(30)));
		assertThat(missing(LookUps.content("x".repeat(31)))).isNotNull();
		see(RecoveryPlanTests.delta("text", "x".repeat(30)));
		see(RecoveryPlanTests.delta("text", "x"));
		assertThat(missing(LookUps.content("x".repeat(70)))).isNull();
	}

	@Test
	void messagesThatEndedLeaveRoomForOthers() {
		this.delivered = Delivered.ofNewRun(100);
		see(RecoveryPlanTests.delta("text", "x".repeat(30)).replace("msg_1", "msg_0"));
		this.delivered.accept(new ThreadMessageCompleted(LookUps.message("msg_0", "[]"), RunEvents.META));
		see(RecoveryPlanTests.delta("text", "x".repeat(30)));
		assertThat(missing(LookUps.content("x".repeat(31)))).isNotNull();
	}

	private void see(String delta) {
		this.delivered.accept(new ThreadMessageDelta(LookUps.read(delta, MessageDeltaObject.class), RunEvents.META));
	}

	private @Nullable JsonNode missing(String content) {
		MessageObject whole = LookUps.message("msg_1", content);
		MessageDeltaObject missing = MissingContent.of(whole, this.delivered.content("msg_1"));
		return (missing != null) ? Transcripts.JSON.mapper().valueToTree(missing).at("/delta/content") : null;
	}

	private static JsonNode content(String json) {
		return Transcripts.JSON.mapper().readTree(json);
	}

}
