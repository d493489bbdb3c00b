package io.github.openaiassistants.snapshot;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.RunSnapshot;
import io.github.openaiassistants.model.ImageFile;
import io.github.openaiassistants.model.ImageFileContent;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.MessageRole;
import io.github.openaiassistants.model.MessageStatus;
import io.github.openaiassistants.model.UnknownContent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How deltas of messages are merged.
 */
class MessageMergeTests {

	private static final AssistantStreamEvent CREATED = whole("created", "in_progress", "[]");

	@Test
	void startWithoutCreatedGivesAMessageOfWhatIsKnown() {
		MessageObject message = Recordings.message(text(0, "Hel"), text(0, "lo"));
		assertThat(Recordings.json(message)).isEqualTo(Recordings.tree(
				"{\"id\":\"msg_1\",\"content\":[{\"type\":\"text\",\"text\":{\"value\":\"Hello\",\"annotations\":[]}}]}"));
	}

	@Test
	void deltasFillWhatWasCreated() {
		MessageObject message = Recordings.message(CREATED, whole("in_progress", "in_progress", "[]"), text(0, "Hi"));
		assertThat(message.text()).isEqualTo("Hi");
		assertThat(message.threadId()).isEqualTo("thread_1");
		assertThat(message.status()).isEqualTo(MessageStatus.IN_PROGRESS);
		assertThat(message.metadata()).isEmpty();
	}

	@Test
	void deltasBeginWhereTheContentOfTheCreatedMessageEnds() {
		AssistantStreamEvent begun = whole("created", "in_progress",
				"[{\"type\":\"text\",\"text\":{\"value\":\"One \",\"annotations\":[]}}]");
		assertThat(Recordings.message(begun, text(0, "two"), text(1, "!")).text()).isEqualTo("One two!");
	}

	@Test
	void creationThatIsAnnouncedLateTakesNothingAway() {
		MessageObject message = Recordings.message(text(0, "Hel"), CREATED, text(0, "lo"));
		assertThat(message.text()).isEqualTo("Hello");
		assertThat(message.threadId()).isEqualTo("thread_1");
	}

	@Test
	void roleIsTakenFromTheDelta() {
		MessageObject message = Recordings
			.message(Recordings.event("thread.message.delta", "{\"id\":\"msg_1\",\"delta\":{\"role\":\"assistant\"}}"));
		assertThat(message.role()).isEqualTo(MessageRole.ASSISTANT);
		assertThat(message.content()).isNull();
	}

	@Test
	void slotsInAnyOrderAreListedByIndex() {
		MessageObject message = Recordings.message(text(2, "c"), text(0, "a"), text(1, "b"), text(0, "A"));
		assertThat(message.text()).isEqualTo("aAbc");
		assertThat(message.content()).hasSize(3).allSatisfy((part) -> assertThat(part.index()).isNull());
	}

	@Test
	void slotsThatNeverCameLeaveNoGap() {
		assertThat(Recordings.message(text(7, "only")).content()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2147483647", "4294967294", "9223372036854775807", "-5", "-2147483648" })
	void hugeIndexIsASlotLikeAnyOther(String index) {
		MessageObject message = Recordings.message(
				delta("{\"index\":" + index + ",\"type\":\"text\",\"text\":{\"value\":\"a\"}}"),
				delta("{\"index\":" + index + ",\"type\":\"text\",\"text\":{\"value\":\"b\"}}"), text(0, "c"));
		assertThat(message.content()).hasSize(2);
		assertThat(message.text()).isEqualTo(index.startsWith("-") ? "abc" : "cab");
		assertThat(Recordings.content(message).get(0).has("index")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "\"index\":null,", "\"index\":\"x\",", "\"index\":1.5,", "\"index\":9223372036854775808," })
	void piecesWithoutAnIndexBelongWhereTheyStand(String index) {
		String piece = "{" + index + "\"type\":\"text\",\"text\":{\"value\":\"%s\"}}";
		MessageObject message = Recordings.message(delta(piece.formatted("a") + "," + piece.formatted("b")),
				delta(piece.formatted("A")), text(1, "B"));
		assertThat(message.text()).isEqualTo("aAbB");
	}

	@Test
	void loneContentWithoutAnArrayIsAPiece() {
		AssistantStreamEvent piece = Recordings.messageDelta("msg_1",
				"{\"index\":0,\"type\":\"text\",\"text\":{\"value\":\"a\"}}");
		assertThat(Recordings.message(piece, text(0, "b"), piece).text()).isEqualTo("aba");
	}

	@Test
	void anotherTypeStartsThePartAnew() {
		MessageObject message = Recordings.message(text(0, "lost"), text(1, "kept"),
				delta("{\"index\":0,\"type\":\"image_file\",\"image_file\":{\"file_id\":\"file-1\"}}"));
		assertThat(Recordings.content(message).get(0))
			.isEqualTo(Recordings.tree("{\"type\":\"image_file\",\"image_file\":{\"file_id\":\"file-1\"}}"));
		assertThat(message.text()).isEqualTo("kept");
		assertThat(
				Recordings.message(text(0, "lost"), delta("{\"index\":0,\"type\":\"refusal\"}"), text(0, "new")).text())
			.isEqualTo("new");
	}

	@Test
	void pieceWithoutATypeContinuesThePart() {
		MessageObject message = Recordings.message(text(0, "a"), delta("{\"index\":0,\"text\":{\"value\":\"b\"}}"));
		assertThat(message.text()).isEqualTo("ab");
	}

	@Test
	void textWithoutABodyHasNone() {
		MessageObject message = Recordings.message(delta("{\"index\":0,\"type\":\"text\"}"),
				delta("{\"index\":0,\"type\":\"text\",\"text\":null}"));
		assertThat(Recordings.content(message)).isEqualTo(Recordings.tree("[{\"type\":\"text\"}]"));
		assertThat(Recordings.content(Recordings.message(delta("{\"index\":0,\"type\":\"text\",\"text\":{}}"))))
			.isEqualTo(Recordings.tree("[{\"type\":\"text\",\"text\":{\"value\":\"\",\"annotations\":[]}}]"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"content\":null}", "{\"content\":[]}", "{\"content\":[null,7,\"x\",[]]}",
			"{\"content\":[{\"index\":0,\"type\":\"text\"}]}",
			"{\"content\":[{\"index\":0,\"type\":\"text\",\"text\":null}]}",
			"{\"content\":[{\"index\":0,\"type\":\"text\",\"text\":{\"value\":null,\"annotations\":null}}]}",
			"{\"content\":[{\"index\":0,\"type\":\"text\",\"text\":{\"value\":7,\"unknown\":\"x\"},\"unknown\":1}]}",
			"{\"content\":[{\"index\":0,\"type\":\"text\",\"text\":\"x\"}]}", "{\"content\":\"x\",\"role\":null}" })
	void nothingIsNoChange(String delta) {
		AssistantStreamEvent nothing = Recordings.event("thread.message.delta",
				"{\"id\":\"msg_1\",\"delta\":" + delta + "}");
		assertThat(Recordings.message(CREATED, text(0, "a"), nothing, text(0, "b")))
			.isEqualTo(Recordings.message(CREATED, text(0, "a"), text(0, "b")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ",\"delta\":null", ",\"delta\":7" })
	void deltaWithoutADeltaIsNoChange(String delta) {
		AssistantStreamEvent nothing = Recordings.event("thread.message.delta", "{\"id\":\"msg_1\"" + delta + "}");
		assertThat(Recordings.message(text(0, "a"), nothing).text()).isEqualTo("a");
	}

	@Test
	void surrogatePairSplitOverTwoDeltasBecomesWhole() {
		assertThat(Recordings.message(text(0, "a\\ud83d"), text(0, "\\ude00b")).text()).isEqualTo("a\uD83D\uDE00b");
		String refusal = "{\"index\":0,\"type\":\"refusal\",\"refusal\":\"%s\"}";
		assertThat(Recordings
			.content(Recordings.message(delta(refusal.formatted("\\ud83d")), delta(refusal.formatted("\\ude00")))))
			.isEqualTo(Recordings.tree("[{\"type\":\"refusal\",\"refusal\":\"\\ud83d\\ude00\"}]"));
	}

	@Test
	void refusalIsAppended() {
		MessageObject message = Recordings.message(delta("{\"index\":0,\"type\":\"refusal\",\"refusal\":\"I can\"}"),
				delta("{\"index\":0,\"type\":\"refusal\",\"refusal\":null}"),
				delta("{\"index\":0,\"type\":\"refusal\",\"refusal\":\"not\"}"));
		assertThat(Recordings.content(message))
			.isEqualTo(Recordings.tree("[{\"type\":\"refusal\",\"refusal\":\"I cannot\"}]"));
	}

	@Test
	void annotationsGoToTheirSlotMemberByMember() {
		String part = "{\"index\":0,\"type\":\"text\",\"text\":{\"annotations\":[%s]}}";
		MessageObject message = Recordings.message(
				delta(part.formatted("{\"index\":1,\"type\":\"url_citation\",\"url_citation\":{\"url\":\"u\"}}")),
				delta(part.formatted("{\"index\":0,\"type\":\"file_citation\",\"text\":\"[0]\",\"start_index\":3,"
						+ "\"file_citation\":{\"file_id\":\"file-1\",\"quote\":\"\"}}")),
				text(0, "abc"),
				delta(part.formatted("{\"index\":0,\"type\":\"file_citation\",\"start_index\":3,\"end_index\":6,"
						+ "\"file_citation\":{\"file_id\":null,\"quote\":\"q\"}},"
						+ "{\"index\":1,\"type\":\"url_citation\",\"url_citation\":{\"title\":\"t\"}}")));
		assertThat(Recordings.content(message)).isEqualTo(Recordings
			.tree("[{\"type\":\"text\",\"text\":{\"value\":\"abc\",\"annotations\":[{\"type\":\"file_citation\",\"text\":\"[0]\","
					+ "\"start_index\":3,\"end_index\":6,\"file_citation\":{\"file_id\":\"file-1\",\"quote\":\"q\"}},"
					+ "{\"type\":\"url_citation\",\"url_citation\":{\"url\":\"u\",\"title\":\"t\"}}]}}]"));
	}

	@Test
	void imageBeforeTextComesInOnePiece() {
		MessageObject message = Recordings.message(text(1, "see "),
				delta("{\"index\":0,\"type\":\"image_file\",\"image_file\":{\"file_id\":\"file-1\"}}"),
				text(1, "above"),
				delta("{\"index\":0,\"type\":\"image_file\",\"image_file\":{\"file_id\":\"file-1\",\"detail\":\"low\"}}"));
		assertThat(message.text()).isEqualTo("see above");
		assertThat(message.content()).first()
			.isEqualTo(new ImageFileContent(null, "image_file", new ImageFile("file-1", "low", Map.of()), Map.of()));
	}

	@Test
	void textOfAMessageMayBeginAtIndexOne() {
		assertThat(Recordings.message(text(1, "a"), text(1, "b")).text()).isEqualTo("ab");
	}

	@Test
	void unknownKindsAreMergedMemberByMemberAndTheLastValueWins() {
		MessageObject message = Recordings.message(delta(
				"{\"index\":0,\"type\":\"audio\",\"note\":\"x\",\"audio\":{\"id\":\"a\",\"list\":[1,2],\"deep\":{\"a\":1}}}"),
				delta("{\"index\":0,\"type\":\"audio\",\"note\":\"y\",\"audio\":{\"id\":\"b\",\"list\":[3],\"deep\":{\"b\":2}}}"),
				delta("{\"index\":0,\"type\":\"audio\",\"note\":null,\"audio\":{\"id\":null,\"format\":\"wav\"}}"));
		assertThat(message.content()).first().isInstanceOf(UnknownContent.class);
		assertThat(Recordings.content(message)).isEqualTo(Recordings.tree("[{\"type\":\"audio\",\"note\":\"y\","
				+ "\"audio\":{\"id\":\"b\",\"list\":[3],\"deep\":{\"b\":2},\"format\":\"wav\"}}]"));
	}

	@Test
	void valuesOfTheWrongTypeAreKeptAsTheyAre() {
		MessageObject message = Recordings
			.message(delta("{\"index\":0,\"type\":\"image_file\",\"image_file\":{\"file_id\":7,\"size\":1e400}}"));
		assertThat(Recordings.content(message))
			.isEqualTo(Recordings.tree("[{\"type\":\"image_file\",\"image_file\":{\"file_id\":7,\"size\":1e400}}]"));
	}

	@Test
	void valuesThatDoNotFitAreKeptUntilOneComesThatDoes() {
		AssistantStreamEvent odd = delta(
				"{\"index\":0,\"type\":\"text\",\"text\":{\"value\":7,\"annotations\":\"x\"}}");
		assertThat(Recordings.content(Recordings.message(odd)))
			.isEqualTo(Recordings.tree("[{\"type\":\"text\",\"text\":{\"value\":7,\"annotations\":\"x\"}}]"));
		AssistantStreamEvent note = delta(
				"{\"index\":0,\"type\":\"text\",\"text\":{\"annotations\":[{\"index\":0,\"type\":\"a\"}]}}");
		assertThat(Recordings.content(Recordings.message(odd, text(0, "a"), note, odd))).isEqualTo(
				Recordings.tree("[{\"type\":\"text\",\"text\":{\"value\":\"a\",\"annotations\":[{\"type\":\"a\"}]}}]"));
	}

	@Test
	void interleavedMessagesAreKeptApart() {
		RunSnapshot snapshot = Recordings.snapshot(List.of(delta("msg_2", 0, "b"), delta("msg_1", 0, "a"),
				delta("msg_2", 0, "B"), delta("msg_1", 0, "A")));
		assertThat(snapshot.messages()).extracting(MessageObject::id).containsExactly("msg_2", "msg_1");
		assertThat(snapshot.messages()).extracting(MessageObject::text).containsExactly("bB", "aA");
	}

	@Test
	void payloadThatEndsTheMessageIsTheTruth() {
		AssistantStreamEvent completed = whole("completed", "completed",
				"[{\"type\":\"text\",\"text\":{\"value\":\"Other\",\"annotations\":[]}}]");
		MessageObject message = Recordings.message(CREATED, text(0, "abc"), text(1, "def"), completed);
		assertThat(message).isEqualTo(completed.data());
		AssistantStreamEvent incomplete = whole("incomplete", "incomplete", "[]");
		assertThat(Recordings.message(CREATED, text(0, "abc"), incomplete)).isEqualTo(incomplete.data());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ",\"content\":null", ",\"content\":\"x\"" })
	void payloadThatSaysNothingAboutTheContentTakesNoneAway(String content) {
		AssistantStreamEvent incomplete = Recordings.event("thread.message.incomplete",
				"{\"id\":\"msg_1\",\"status\":\"incomplete\",\"role\":\"assistant\"" + content + "}");
		AssistantStreamEvent role = Recordings.event("thread.message.delta",
				"{\"id\":\"msg_1\",\"delta\":{\"role\":\"user\"}}");
		MessageObject message = Recordings.message(CREATED, role, text(0, "abc"), incomplete);
		assertThat(message.text()).isEqualTo("abc");
		assertThat(message.status()).isEqualTo(MessageStatus.INCOMPLETE);
		assertThat(message.role()).isEqualTo(MessageRole.ASSISTANT);
		AssistantStreamEvent begun = whole("created", "in_progress",
				"[{\"type\":\"text\",\"text\":{\"value\":\"One\",\"annotations\":[]}}]");
		assertThat(Recordings.message(begun, incomplete).text()).isEqualTo("One");
	}

	@Test
	void whatComesAfterTheEndOfAMessageIsNotAdded() {
		AssistantStreamEvent completed = whole("completed", "completed",
				"[{\"type\":\"text\",\"text\":{\"value\":\"abc\",\"annotations\":[]}}]");
		assertThat(Recordings.message(completed, text(0, "d"), CREATED)).isEqualTo(completed.data());
	}

	@Test
	void messagesWithoutIdsFollowEachOther() {
		String completed = "{\"content\":[{\"type\":\"text\",\"text\":{\"value\":\"%s\"}}]}";
		String delta = "{\"delta\":{\"content\":[{\"index\":0,\"type\":\"text\",\"text\":{\"value\":\"%s\"}}]}}";
		RunSnapshot snapshot = Recordings
			.snapshot(List.of(Recordings.event("thread.message.delta", delta.formatted("a")),
					Recordings.event("thread.message.completed", completed.formatted("A")),
					Recordings.event("thread.message.created", "{\"content\":[]}"),
					Recordings.event("thread.message.delta", delta.formatted("b"))));
		assertThat(snapshot.messages()).extracting(MessageObject::text).containsExactly("A", "b");
		assertThat(Recordings.json(snapshot.messages().get(1)).has("id")).isFalse();
	}

	@Test
	void announcementWithoutAnIdIsNoMessage() {
		AssistantStreamEvent announcement = Recordings.event("thread.message.in_progress",
				"{\"id\":\"\",\"content\":[],\"status\":\"in_progress\"}");
		assertThat(Recordings.snapshot(List.of(announcement)).messages()).isEmpty();
	}

	private static AssistantStreamEvent text(int index, String value) {
		return delta("msg_1", index, value);
	}

	private static AssistantStreamEvent delta(String id, int index, String value) {
		return Recordings.messageDelta(id,
				"[{\"index\":" + index + ",\"type\":\"text\",\"text\":{\"value\":\"" + value + "\"}}]");
	}

	private static AssistantStreamEvent delta(String parts) {
		return Recordings.messageDelta("msg_1", "[" + parts + "]");
	}

	private static AssistantStreamEvent whole(String name, String status, String content) {
		return Recordings.event("thread.message." + name,
				"{\"id\":\"msg_1\",\"object\":\"thread.message\",\"thread_id\":\"thread_1\",\"status\":\"" + status
						+ "\",\"incomplete_details\":null,\"metadata\":{},\"content\":" + content + "}");
	}

}
