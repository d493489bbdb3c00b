package io.github.openaiassistants.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import io.github.openaiassistants.event.RunSnapshot;
import io.github.openaiassistants.event.UndecodableEvent;
import io.github.openaiassistants.model.MessageObject;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Event streams that say what nobody expects.
 */
final class ContentFaults {

	private static final int DEPTH = 10_000;

	private static final int DIGITS = 1_000_000;

	private static final String DELTA = "thread.message.delta";

	private static final String LIMIT = "limits.event-size";

	private ContentFaults() {
	}

	static List<Fault> rows() {
		List<Fault> rows = new ArrayList<>();
		rows.add(saying("JSON nested 10,000 deep",
				Wire.event(DELTA, "{\"delta\":" + "[".repeat(DEPTH) + "]".repeat(DEPTH) + "}"), "")
			.checking(undecodable("nested too deeply")));
		rows.add(saying("JSON nested 10,000 deep, without end", Wire.event(DELTA, "{\"delta\":".repeat(DEPTH)), "")
			.checking(undecodable("nested too deeply")));
		rows.add(saying("number with a million digits",
				Wire.event(DELTA, "{\"id\":\"msg_wire\",\"created_at\":" + "9".repeat(DIGITS) + "}"), "")
			.checking(undecodable("too long a name or number")));
		rows.add(
				saying("duplicate keys",
						Wire.event(DELTA, "{\"id\":\"msg_other\",\"id\":\"msg_wire\",\"delta\":{\"content\":"
								+ "[{\"index\":0,\"type\":\"text\",\"text\":{\"value\":\"no\",\"value\":\"or \"}}]}}"),
						"or ")
					.checking(snapshot("One or two")));
		rows.add(saying("lone surrogates, escaped", Wire.delta("\\ud83d \\udc00 "), "\ud83d \udc00 "));
		rows.add(saying("lone surrogates, as bytes", bytes(Wire.delta("<>"), 0xed, 0xa0, 0xbd), "\ufffd"));
		rows.add(saying("NUL, escaped", Wire.delta("\\u0000"), "\0"));
		rows.add(saying("NUL, as a byte in a text", Wire.delta("\0"), "").checking(undecodable("not valid JSON")));
		rows.add(saying("NUL, as bytes between events", "\0\0\0\n\n" + Wire.delta("or "), "or "));
		rows.add(saying("invalid UTF-8", bytes(Wire.delta("<>"), 0xc3, 0x28, 0xff), "\ufffd(\ufffd"));
		rows.add(saying("content index 4294967294", index("4294967294"), "far").checking(snapshot("One twofar")));
		rows.add(saying("content index -1", index("-1"), "far").checking(snapshot("farOne two")));
		rows.add(Fault.of("run id with ../", told("../../../v1/files", "thread_wire"), unnamed()));
		rows.add(Fault.of("run id with CR LF", told("run\\r\\nX-Evil: yes", "thread_wire"), unnamed()));
		rows.add(Fault.of("run id with %2f", told("..%2f..%2ffiles", "thread_wire"), unnamed()));
		rows.add(Fault.of("thread id with ../", told(Wire.RUN_ID, "../../v1/files"),
				FaultEnd.recovered(KeptRun.FIRST, FaultEnd.ENDED)));
		rows.add(Fault.of("events after the end",
				(exchange) -> exchange.stream(KeptRun.STREAM + Wire.delta("late") + Wire.run("failed", "failed")),
				FaultEnd.completed()));
		rows.add(
				Fault.of(
						"two terminal events", (exchange) -> exchange.stream(KeptRun.BEGUN + Wire.delta("two")
								+ Wire.completed() + Wire.run("failed", "failed") + Wire.done()),
						FaultEnd.completed()));
		rows.add(saying("another run fails", Wire.run("run_other", "failed", "failed", ""), ""));
		rows.add(Fault.of("another run completes, and that is all",
				(exchange) -> exchange
					.stream(KeptRun.BEGUN + Wire.run("run_other", "completed", "completed", "") + Wire.done()),
				FaultEnd.recovered(KeptRun.FIRST, FaultEnd.ENDED)));
		rows.add(saying("interleaved messages",
				Wire.delta("or ") + other("three ") + Wire.delta("rather ") + other("four"), "or three rather four")
			.checking(snapshot("One or rather two", "three four")));
		rows.add(saying("times before and after all time", Wire.run("in_progress", "in_progress",
				",\"created_at\":-62135596800,\"started_at\":99999999999999,\"expires_at\":1"), ""));
		rows.add(Fault.of("the server's clock is a year ahead", ContentFaults::limitedNextYear, FaultEnd.completed())
			.creating(2));
		rows.add(Fault.of("line that never ends", (exchange) -> {
			exchange.stream(KeptRun.BEGUN);
			exchange.write("data: ");
			exchange.withoutEnd("x".repeat(8192));
		}, FaultEnd.aborted(LIMIT)));
		rows.add(Fault.of("event that never ends", (exchange) -> {
			exchange.stream(KeptRun.BEGUN);
			exchange.withoutEnd("data: x\n".repeat(1000));
		}, FaultEnd.aborted(LIMIT)));
		rows.add(saying("a million comments and empty events", ":\n\n".repeat(1_000_000), ""));
		return rows;
	}

	private static Fault saying(String name, String events, String text) {
		return saying(name, events.getBytes(StandardCharsets.UTF_8), text);
	}

	private static Fault saying(String name, byte[] events, String text) {
		return Fault.of(name, (exchange) -> {
			exchange.stream(KeptRun.BEGUN);
			exchange.write(events);
			exchange.write(Wire.delta("two") + KeptRun.END);
		}, FaultEnd.completed(KeptRun.FIRST + text + "two"));
	}

	// Put bytes into a text
	private static byte[] bytes(String text, int... bytes) {
		StringBuilder characters = new StringBuilder();
		for (int value : bytes) {
			characters.append((char) value);
		}
		return text.replace("<>", characters).getBytes(StandardCharsets.ISO_8859_1);
	}

	private static String index(String index) {
		return Wire.delta("far").replace("\"index\":0", "\"index\":" + index);
	}

	private static String other(String text) {
		return Wire.delta(text).replace("msg_wire", "msg_other");
	}

	// The stream of a run with other ids, which is cut
	private static FaultAnswer told(String runId, String threadId) {
		return (exchange) -> exchange
			.stream(KeptRun.BEGUN.replace(Wire.RUN_ID, runId).replace("\"thread_wire\"", '"' + threadId + '"'));
	}

	private static FaultEnd unnamed() {
		return FaultEnd.lost(KeptRun.FIRST, FaultEnd.ENDED);
	}

	private static void limitedNextYear(FaultExchange exchange) throws IOException {
		String now = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atZone(ZoneOffset.UTC).plusYears(1));
		exchange.write("HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\nDate: " + now + "\r\nRetry-After: " + now
				+ "\r\n" + FaultExchange.CLOSE);
	}

	private static Consumer<ObservedRun> undecodable(String problem) {
		return (run) -> assertThat(run.published()).filteredOn(UndecodableEvent.class::isInstance)
			.singleElement()
			.satisfies((event) -> assertThat(((UndecodableEvent) event).problem()).contains(problem));
	}

	private static Consumer<ObservedRun> snapshot(String... texts) {
		return (run) -> {
			RunSnapshot snapshot = Objects.requireNonNull(run.finished().data().snapshot());
			assertThat(snapshot.messages()).extracting(MessageObject::text).containsExactly(texts);
		};
	}

}
