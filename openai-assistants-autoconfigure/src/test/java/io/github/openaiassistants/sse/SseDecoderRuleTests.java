package io.github.openaiassistants.sse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The WHATWG rules, one test each, named after the rule.
 */
class SseDecoderRuleTests {

	private static final String BOM = "\uFEFF";

	@Test
	void emptyBodyHasNoEvents() {
		Decoding.assertEvents("");
	}

	@Test
	void usualShape() {
		Decoding.assertEvents("event: thread.created\ndata: {\"id\":1}\n\nevent: done\ndata: [DONE]\n\n",
				DecodedEvent.of("thread.created", "{\"id\":1}"), DecodedEvent.of("done", "[DONE]"));
	}

	@Test
	void lineEndsWithLineFeed() {
		Decoding.assertEvents("event: a\ndata: b\n\n", DecodedEvent.of("a", "b"));
	}

	@Test
	void lineEndsWithCarriageReturn() {
		Decoding.assertEvents("event: a\rdata: b\r\r", DecodedEvent.of("a", "b"));
	}

	@Test
	void lineEndsWithCarriageReturnAndLineFeed() {
		Decoding.assertEvents("event: a\r\ndata: b\r\n\r\n", DecodedEvent.of("a", "b"));
	}

	@Test
	void carriageReturnAndLineFeedIsOneLineEnd() {
		Decoding.assertEvents("data: a\r\ndata: b\n\n", DecodedEvent.message("a\nb"));
	}

	@Test
	void lineFeedAndCarriageReturnIsTwoLineEnds() {
		Decoding.assertEvents("data: a\n\rdata: b\n\r", DecodedEvent.message("a"), DecodedEvent.message("b"));
	}

	@Test
	void lineEndsMayBeMixed() {
		Decoding.assertEvents("event: a\r\ndata: b\n\r\nevent: c\rdata: d\n\revent: e\ndata: f\r\r",
				DecodedEvent.of("a", "b"), DecodedEvent.of("c", "d"), DecodedEvent.of("e", "f"));
	}

	@Test
	void usualShapeUpToTheLastLineEnd() {
		Decoding.assertEvents("event: a\ndata: b\n\revent: c\ndata: d\n\r\nevent: e\ndata: f\r\n\n",
				DecodedEvent.of("a", "b"), DecodedEvent.of("c", "d"), DecodedEvent.of("e", "f"));
	}

	@Test
	void manyBlankLinesAreNoEvents() {
		Decoding.assertEvents("\n\r\r\n\n\ndata: a\n\n\n\r\n\r\rdata: b\n\n\n", DecodedEvent.message("a"),
				DecodedEvent.message("b"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u2028", "\u2029", "\u0085", "\u000b", "\u000c", "\u001c", "\u000e", "\t" })
	void nothingElseEndsALine(String character) {
		Decoding.assertEvents(
				"event: a" + character + "b\ndata: c" + character + character + "d\n\ndata:" + character + "\n\n",
				DecodedEvent.of("a" + character + "b", "c" + character + character + "d"),
				DecodedEvent.message(character));
	}

	@Test
	void byteOrderMarkAtTheStartIsDropped() {
		Decoding.assertEvents(BOM + "event: a\ndata: b\n\n", DecodedEvent.of("a", "b"));
		Decoding.assertEvents(BOM + "data: b\n\n", DecodedEvent.message("b"));
		Decoding.assertEvents(BOM + "\ndata: b\n\n", DecodedEvent.message("b"));
		Decoding.assertEvents(BOM);
	}

	@Test
	void onlyOneByteOrderMarkIsDropped() {
		Decoding.assertEvents(BOM + BOM + "data: a\n\ndata: b\n\n", DecodedEvent.message("b"));
	}

	@Test
	void byteOrderMarkElsewhereIsAnOrdinaryCharacter() {
		Decoding.assertEvents("data: a\n\n" + BOM + "data: b\n\n", DecodedEvent.message("a"));
		Decoding.assertEvents("\n" + BOM + "data: b\n\n");
		Decoding.assertEvents("data: " + BOM + "a\n\n", DecodedEvent.message(BOM + "a"));
		Decoding.assertEvents("event: " + BOM + "\ndata: " + BOM + "a\n\n", DecodedEvent.of(BOM, BOM + "a"));
	}

	@Test
	void beginningOfAByteOrderMarkIsKept() {
		byte[] body = bytes("\u00ef\u00bb" + "data: a\n\n\u00ef" + "data: b\n\ndata: c\n\n");
		Decoding.assertEvents(body, List.of(DecodedEvent.message("c")));
	}

	@Test
	void linesWithLeadingColonAreComments() {
		Decoding.assertEvents(": hello\n:\n::\n:data: a\ndata: b\n\n", DecodedEvent.message("b"));
	}

	@Test
	void commentsInsideABlockAreIgnored() {
		Decoding.assertEvents("event: a\n: ping\ndata: b\n:\r\n:x\rdata: c\n: data: d\n\n",
				DecodedEvent.of("a", "b\nc"));
	}

	@Test
	void commentsAloneAreNoEvents() {
		Decoding.assertEvents(": a\n\n: b\r\n\r\n:\r\rdata: c\n\n: d\n\n", DecodedEvent.message("c"));
	}

	@Test
	void longCommentsAreNoFields() {
		String comment = ":" + "data: x".repeat(40);
		Decoding.assertEvents(comment + "\n\n" + comment + "\ndata: a\n" + comment + "\r\n\r\n",
				DecodedEvent.message("a"));
	}

	@Test
	void lineWithoutColonIsANameWithEmptyValue() {
		Decoding.assertEvents("data\n\n", DecodedEvent.message(""));
		Decoding.assertEvents("data\ndata\n\n", DecodedEvent.message("\n"));
		Decoding.assertEvents("event: a\nevent\ndata: b\n\n", DecodedEvent.message("b"));
		Decoding.assertEvents("id: 1\nid\ndata: b\n\n", DecodedEvent.message("b"));
		Decoding.assertEvents("dat\ndataa\neven\nevents\ni\nidd\nhello\ndata: b\n\n", DecodedEvent.message("b"));
	}

	@Test
	void oneLeadingSpaceIsRemoved() {
		Decoding.assertEvents("event:a\ndata:b\n\n", DecodedEvent.of("a", "b"));
		Decoding.assertEvents("event: a\ndata:b\n\n", DecodedEvent.of("a", "b"));
		Decoding.assertEvents("event:a\ndata: b\n\n", DecodedEvent.of("a", "b"));
	}

	@Test
	void onlyOneLeadingSpaceIsRemoved() {
		Decoding.assertEvents("event:  a \ndata:   b  \n\n", DecodedEvent.of(" a ", "  b  "));
		Decoding.assertEvents("data:  \n\n", DecodedEvent.message(" "));
	}

	@Test
	void tabIsNoSpace() {
		Decoding.assertEvents("event:\ta\ndata:\tb\n\n", DecodedEvent.of("\ta", "\tb"));
	}

	@Test
	void onlyTheFirstColonSeparates() {
		Decoding.assertEvents("event: a:b\ndata: c: d:\n\ndata::\n\ndata: :\n\n", DecodedEvent.of("a:b", "c: d:"),
				DecodedEvent.message(":"), DecodedEvent.message(":"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Event", "EVENT", "event ", " event", "\tevent", "events", "even", "event\0" })
	void eventNameIsComparedExactly(String name) {
		Decoding.assertEvents(name + ": a\ndata: b\n\n", DecodedEvent.message("b"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Data", "DATA", "data ", " data", "\tdata", "dataa", "dat", "data\0" })
	void dataNameIsComparedExactly(String name) {
		Decoding.assertEvents("event: a\n" + name + ": b\n\ndata: c\n\n", DecodedEvent.message("c"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Id", "ID", "id ", " id", "ids", "i" })
	void idNameIsComparedExactly(String name) {
		Decoding.assertEvents(name + ": 1\ndata: b\n\n", DecodedEvent.message("b"));
	}

	@Test
	void unknownFieldsAreIgnored() {
		Decoding.assertEvents("foo: bar\nevent: a\n: \nbaz\ndata: b\nq:\n\n", DecodedEvent.of("a", "b"));
	}

	@Test
	void eventLastOneWins() {
		Decoding.assertEvents("event: a\nevent: bb\ndata: c\nevent: d\n\n", DecodedEvent.of("d", "c"));
	}

	@Test
	void emptyEventCounts() {
		Decoding.assertEvents("event: a\nevent: \ndata: b\n\n", DecodedEvent.message("b"));
		Decoding.assertEvents("event: \ndata: b\n\n", DecodedEvent.message("b"));
		Decoding.assertEvents("event:\ndata: b\n\n", DecodedEvent.message("b"));
	}

	@Test
	void eventAfterDataCounts() {
		Decoding.assertEvents("data: a\nevent: b\n\n", DecodedEvent.of("b", "a"));
	}

	@Test
	void eventWithoutDataIsNotDispatched() {
		Decoding.assertEvents("event: a\n\n");
	}

	@Test
	void eventNameDoesNotCarryOver() {
		Decoding.assertEvents("event: a\n\ndata: b\n\nevent: c\ndata: d\n\ndata: e\n\n", DecodedEvent.message("b"),
				DecodedEvent.of("c", "d"), DecodedEvent.message("e"));
	}

	@Test
	void dataLinesAreJoinedByLineFeeds() {
		Decoding.assertEvents("event: a\ndata: b\ndata: c\ndata:\ndata: d\n\n", DecodedEvent.of("a", "b\nc\n\nd"));
		Decoding.assertEvents("data: b\r\ndata: c\r\rdata\rdata\r\r", DecodedEvent.message("b\nc"),
				DecodedEvent.message("\n"));
	}

	@Test
	void onlyOneTrailingLineFeedIsRemoved() {
		Decoding.assertEvents("data: a\ndata:\ndata:\n\n", DecodedEvent.message("a\n\n"));
	}

	@Test
	void emptyDataIsDispatched() {
		Decoding.assertEvents("data:\n\n", DecodedEvent.message(""));
		Decoding.assertEvents("event: a\ndata: \n\n", DecodedEvent.of("a", ""));
		Decoding.assertEvents("event: a\ndata:\n\n", DecodedEvent.of("a", ""));
	}

	@Test
	void idPersistsOverEvents() {
		Decoding.assertEvents(
				"event: z\ndata: a\n\nid: 1\nevent: z\ndata: b\n\nevent: z\ndata: c\n\nid: 2\ndata: d\n\n",
				DecodedEvent.of("z", "a"), new DecodedEvent("z", "b", "1"), new DecodedEvent("z", "c", "1"),
				new DecodedEvent("message", "d", "2"));
	}

	@Test
	void idOfABlockWithoutDataCounts() {
		Decoding.assertEvents("id: 1\n\nevent: a\ndata: b\n\n", new DecodedEvent("a", "b", "1"));
	}

	@Test
	void idLastOneWins() {
		Decoding.assertEvents("id: 1\ndata: a\nid: 2\n\n", new DecodedEvent("message", "a", "2"));
	}

	@Test
	void emptyIdClears() {
		Decoding.assertEvents("id: 1\ndata: a\n\nid\ndata: b\n\nid: 1\n\nid:\ndata: c\n\nid: \ndata: d\n\n",
				new DecodedEvent("message", "a", "1"), DecodedEvent.message("b"), DecodedEvent.message("c"),
				DecodedEvent.message("d"));
	}

	@Test
	void idWithNulIsIgnored() {
		Decoding.assertEvents("id: 1\nid: a\0b\ndata: c\n\nid: \0\ndata: d\n\n", new DecodedEvent("message", "c", "1"),
				new DecodedEvent("message", "d", "1"));
	}

	@Test
	void idMayHoldAnythingElse() {
		Decoding.assertEvents("id:  \u00e9\ud83d\ude00:\ndata: c\n\n",
				new DecodedEvent("message", "c", " \u00e9\ud83d\ude00:"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "retry: 3000", "retry: soon", "retry", "retry:", "retry: -1", "retry: 1.5", "retry:  1",
			"retry: 99999999999999999999", "retry: \u0661" })
	void retryChangesNothing(String retry) {
		Decoding.assertEvents(retry + "\n\nevent: a\n" + retry + "\ndata: b\n" + retry + "\n\n",
				DecodedEvent.of("a", "b"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "e", "event: c", "event: c\n", "event: c\nd", "event: c\ndata: d", "event: c\ndata: d\n",
			"event: c\rdata: d\r", "data: d", "data: d\n", "data: d\r\n", ": d", "id: 1\n" })
	void unfinishedTailIsDropped(String tail) {
		Decoding.assertEvents("event: a\ndata: b\n\n" + tail, DecodedEvent.of("a", "b"));
	}

	@Test
	void nulInNameAndDataIsKept() {
		Decoding.assertEvents("event: a\0b\ndata: \0c\0\n\n", DecodedEvent.of("a\0b", "\0c\0"));
		Decoding.assertEvents("event:a\0b\ndata: \0c\0\n\n", DecodedEvent.of("a\0b", "\0c\0"));
	}

	@Test
	void bodyIsUtf8() {
		String text = "gr\u00fc\u00df \u20ac \u4f60\u597d \ud83d\ude00 \uffff \u0080 \udbff\udfff";
		Decoding.assertEvents("event: " + text + "\ndata: " + text + "\n\n", DecodedEvent.of(text, text));
		Decoding.assertEvents("event:" + text + "\r\ndata: " + text + "\r\n\r\n", DecodedEvent.of(text, text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u00ff", "\u00c3", "\u0080", "\u00c0\u0080", "\u00e2\u0082", "\u00e0\u0080\u0080",
			"\u00ed\u00a0\u0080", "\u00f0\u009f\u0098", "\u00f5\u0080\u0080\u0080", "\u00f4\u0090\u0080\u0080",
			"\u00e2\u0082\u00e2\u0082\u00ac", "\u00f8\u0088\u0080\u0080\u0080", "\u00c3\u00c3\u00a9" })
	void malformedUtf8IsReplaced(String malformed) {
		String replaced = new String(bytes(malformed), StandardCharsets.UTF_8);
		assertThat(replaced).contains("\uFFFD");
		Decoding.assertEvents(bytes("event: a" + malformed + "\ndata: " + malformed + "b" + malformed + "\n\n"),
				List.of(DecodedEvent.of("a" + replaced, replaced + "b" + replaced)));
		Decoding.assertEvents(bytes("event:" + malformed + "\rdata: b\rdata:" + malformed + "\r\r"),
				List.of(DecodedEvent.of(replaced, "b\n" + replaced)));
	}

	@Test
	void malformedUtf8InOneEventLeavesTheNextAlone() {
		Decoding.assertEvents(bytes("event: a\ndata: \u00ff\n\nevent: b\ndata: \u00c3\u00a9\n\ndata: c\n\n"),
				List.of(DecodedEvent.of("a", "\uFFFD"), DecodedEvent.of("b", "\u00e9"), DecodedEvent.message("c")));
	}

	@Test
	void malformedUtf8DoesNotHideALineEnd() {
		Decoding.assertEvents(bytes("data: \u00e2\u0082\nevent: \u00f0\u009f\u0098\r\ndata: \u00c3\r\r"),
				List.of(DecodedEvent.of("\uFFFD", "\uFFFD\n\uFFFD")));
	}

	@Test
	void malformedUtf8InAnIdIsReplaced() {
		Decoding.assertEvents(bytes("id: \u00ff\ndata: a\n\n"), List.of(new DecodedEvent("message", "a", "\uFFFD")));
	}

	@Test
	void idleBetweenEvents() {
		SseDecoder decoder = new SseDecoder(1000);
		assertThat(decoder.idle()).isTrue();
		for (String piece : List.of("\uFEFF", "data: a\n\n", "\n", ": comment\n", ": cut comm", "ent\n\n",
				"data: a\r\r", "\n", "event: a\ndata: b\n\n")) {
			Decoding.feed(decoder, piece);
			assertThat(decoder.idle()).as("after %s", piece).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "e", "event: a", "event: a\n", "event: a\ndata: b", "event: a\ndata: b\n", "data: a\r\n",
			"event: a\n: comment", "event: a\n: comment\n", "id: 1\n", "data\n" })
	void notIdleInsideABlock(String piece) {
		SseDecoder decoder = new SseDecoder(1000);
		Decoding.feed(decoder, "event: a\ndata: b\n\n" + piece);
		assertThat(decoder.idle()).isFalse();
		Decoding.feed(decoder, "\n\n");
		assertThat(decoder.idle()).isTrue();
	}

	@Test
	void emptyPiecesChangeNothing() {
		SseDecoder decoder = new SseDecoder(1000);
		decoder.feed(ByteBuffer.allocate(0));
		decoder.feed(ByteBuffer.allocate(0));
		assertThat(decoder.next()).isNull();
		assertThat(Decoding.feed(decoder, "data: a\n\n")).containsExactly(DecodedEvent.message("a"));
	}

	@Test
	void feedingBeforeAllFramesAreTakenIsRefused() {
		SseDecoder decoder = new SseDecoder(1000);
		decoder.feed(ByteBuffer.wrap(bytes("data: a\n\n")));
		assertThat(decoder.next()).isNotNull();
		assertThatIllegalStateException().isThrownBy(() -> decoder.feed(ByteBuffer.wrap(bytes("data: b\n\n"))));
		assertThat(decoder.next()).isNull();
		assertThat(Decoding.feed(decoder, "data: c\n\n")).containsExactly(DecodedEvent.message("c"));
	}

	@ParameterizedTest
	@ValueSource(ints = { Integer.MIN_VALUE, -1, 0, (1 << 30) + 1, Integer.MAX_VALUE })
	void limitMustMakeSense(int limit) {
		assertThatIllegalArgumentException().isThrownBy(() -> new SseDecoder(limit));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\uFEFF", ": comment\n\n", "data: x\r\r", "event: x\r\ndata: x\r\n\r\n", "id: 1\n\n" })
	void usualShapeIsShownWhereItWasReceived(String before) {
		SseDecoder decoder = new SseDecoder(1000);
		Decoding.feed(decoder, before);
		decoder.feed(ByteBuffer.wrap(bytes("event: a\ndata: b\n\nevent: c\ndata: d\n\n")));
		List<byte[]> arrays = new ArrayList<>();
		for (SseFrame frame = decoder.next(); frame != null; frame = decoder.next()) {
			assertThat(frame.dataOffset() - frame.nameOffset()).isEqualTo("a\ndata: ".length());
			arrays.add(frame.bytes());
		}
		assertThat(arrays).hasSize(2);
		assertThat(arrays.get(0)).isSameAs(arrays.get(1));
	}

	@Test
	void frameDoesNotPrintItsContent() {
		SseDecoder decoder = new SseDecoder(1000);
		decoder.feed(ByteBuffer.wrap(bytes("event: secret\ndata: confidential\n\n")));
		assertThat(decoder.next()).hasToString("SseFrame[6 bytes of name, 12 bytes of data]");
	}

	private static byte[] bytes(String latin1) {
		return latin1.getBytes(StandardCharsets.ISO_8859_1);
	}

}
