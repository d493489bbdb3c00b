package io.github.openaiassistants.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.UnexpectedAnswerException;

/**
 * Answers that break the rules of HTTP, or keep them and are no event stream.
 */
final class AnswerFaults {

	private static final String CHUNKED = FaultExchange.STREAM + "Transfer-Encoding: chunked\r\n" + FaultExchange.CLOSE;

	private static final String ZIPPED = FaultExchange.STREAM + "Content-Encoding: gzip\r\n" + FaultExchange.CLOSE;

	private static final String HTML = "<html><body>data: no\n\n</body></html>";

	private static final int MEGABYTE = 1024 * 1024;

	// Megabytes
	private static final int BOMB = 64;

	private AnswerFaults() {
	}

	static List<Fault> rows() {
		List<Fault> rows = new ArrayList<>();
		rows.add(Fault.of("gzip though identity was asked for", (exchange) -> {
			exchange.write(ZIPPED);
			exchange.write(zipped(KeptRun.STREAM.getBytes(StandardCharsets.UTF_8), 1));
		}, FaultEnd.recovered("", FaultEnd.ENDED)));
		rows.add(Fault.of("gzip bomb", (exchange) -> {
			exchange.write(ZIPPED);
			exchange.write(zipped(new byte[MEGABYTE], BOMB));
		}, FaultEnd.recovered("", FaultEnd.ENDED)));
		rows.add(Fault.of("gzip bomb as an error", (exchange) -> {
			byte[] bomb = zipped(new byte[MEGABYTE], BOMB);
			exchange.write("HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
					+ "Content-Length: " + bomb.length + "\r\n" + FaultExchange.CLOSE);
			exchange.write(bomb);
		}, FaultEnd.refused(ApiException.class, "400")));
		rows.add(Fault.of("cut between two chunks", (exchange) -> {
			exchange.write(CHUNKED);
			exchange.chunk(KeptRun.BEGUN);
		}, FaultEnd.recovered(KeptRun.FIRST, FaultEnd.BROKEN)));
		rows.add(Fault.of("cut inside a chunk", (exchange) -> exchange.write(CHUNKED + "ffff\r\n" + KeptRun.BEGUN),
				FaultEnd.recovered(KeptRun.FIRST, FaultEnd.BROKEN)));
		rows.add(Fault.of("cut before the last chunk, all events received", (exchange) -> {
			exchange.write(CHUNKED);
			exchange.chunk(KeptRun.STREAM);
		}, FaultEnd.completed()));
		rows.add(Fault.of("chunk of a size that is no number", (exchange) -> {
			exchange.write(CHUNKED);
			exchange.chunk(KeptRun.BEGUN);
			exchange.untilHeard(KeptRun.FIRST);
			exchange.write("what?\r\n");
			exchange.untilLeft();
		}, FaultEnd.recovered(KeptRun.FIRST, FaultEnd.BROKEN)));
		rows.add(Fault.of("Content-Length too short",
				(exchange) -> exchange.write(sized(KeptRun.BEGUN.length()) + KeptRun.STREAM),
				FaultEnd.recovered(KeptRun.FIRST, FaultEnd.ENDED)));
		rows.add(Fault.of("Content-Length too long", (exchange) -> exchange.write(sized(100_000) + KeptRun.BEGUN),
				FaultEnd.recovered(KeptRun.FIRST, FaultEnd.BROKEN)));
		rows.add(Fault.of("Content-Length too long, all events received",
				(exchange) -> exchange.write(sized(100_000) + KeptRun.STREAM), FaultEnd.completed()));
		rows.add(Fault.of(
				"Content-Length twice, with two values", (exchange) -> exchange.write(FaultExchange.STREAM
						+ "Content-Length: 7\r\nContent-Length: 9\r\n" + FaultExchange.CLOSE + KeptRun.STREAM),
				FaultEnd.recovered("", FaultEnd.UNANSWERED)));
		rows.add(Fault.of("wrong content type", answer("200 OK", "application/json", "{}"),
				refused("application/json")));
		rows.add(Fault.of("no content type",
				(exchange) -> exchange.write("HTTP/1.1 200 OK\r\n" + FaultExchange.CLOSE + KeptRun.STREAM),
				refused("200")));
		rows.add(Fault.of("200 with HTML", answer("200 OK", "text/html", HTML), refused("text/html")));
		rows.add(Fault.of("502 with HTML that claims to be JSON", answer("502 Bad Gateway", "application/json", HTML),
				FaultEnd.recovered("", "502").because(ApiException.class)));
		rows.add(Fault.of("502 with HTML that claims to be JSON, no run created",
				answer("502 Bad Gateway", "application/json", HTML), FaultEnd.lost("502").because(ApiException.class))
			.forgotten());
		rows.add(Fault.of("100 and 103 before the answer", (exchange) -> {
			exchange.write("HTTP/1.1 100 Continue\r\n\r\n");
			exchange.write("HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n");
			exchange.stream(KeptRun.STREAM);
		}, FaultEnd.completed()));
		rows.add(Fault.of("100 and 103 and nothing more", (exchange) -> {
			exchange.write("HTTP/1.1 100 Continue\r\n\r\n");
			exchange.write("HTTP/1.1 103 Early Hints\r\n\r\n");
		}, FaultEnd.recovered("", FaultEnd.UNANSWERED)));
		rows.add(Fault.of("204", (exchange) -> exchange.write("HTTP/1.1 204 No Content\r\n" + FaultExchange.CLOSE),
				refused("204")));
		rows.add(Fault.of("204 that claims to be an event stream",
				(exchange) -> exchange
					.write("HTTP/1.1 204 No Content\r\nContent-Type: text/event-stream\r\n" + FaultExchange.CLOSE),
				FaultEnd.recovered("", FaultEnd.ENDED)));
		rows.add(Fault.of("redirect to the same host", redirect("/v1/threads/thread_wire/runs"), refused("307")));
		rows.add(Fault.of(
				"redirect to another host", (exchange) -> redirect("http://127.0.0.1:"
						+ exchange.server().elsewhere().getLocalPort() + "/v1/threads/thread_wire/runs")
					.to(exchange),
				refused("307")));
		rows.add(Fault.of("redirect to no host", redirect(""), refused("307")));
		rows.add(Fault.of("HTTP/1.0, ended by the end of the connection",
				(exchange) -> exchange
					.write("HTTP/1.0 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + KeptRun.STREAM),
				FaultEnd.completed()));
		rows.add(Fault.of("HTTP/1.0, cut",
				(exchange) -> exchange
					.write("HTTP/1.0 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + KeptRun.BEGUN),
				FaultEnd.recovered(KeptRun.FIRST, FaultEnd.ENDED)));
		rows.add(Fault.of("no HTTP at all", (exchange) -> exchange.write("SSH-2.0-OpenSSH_9.6\r\n"),
				FaultEnd.recovered("", FaultEnd.UNANSWERED)));
		rows.add(Fault.of("headers without end", (exchange) -> {
			exchange.write("HTTP/1.1 200 OK\r\n");
			exchange.withoutEnd("X-Header: " + "x".repeat(1000) + "\r\n");
		}, FaultEnd.recovered("", FaultEnd.UNANSWERED)));
		rows.add(Fault.of("error without end", (exchange) -> {
			exchange.write("HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\n" + FaultExchange.CLOSE);
			exchange.withoutEnd("x".repeat(8192));
		}, FaultEnd.refused(ApiException.class, "400")));
		return rows;
	}

	private static FaultEnd refused(String message) {
		return FaultEnd.refused(UnexpectedAnswerException.class, message);
	}

	private static FaultAnswer answer(String status, String type, String body) {
		return (exchange) -> exchange.write("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: "
				+ body.length() + "\r\n" + FaultExchange.CLOSE + body);
	}

	private static FaultAnswer redirect(String location) {
		return (exchange) -> exchange.write("HTTP/1.1 307 Temporary Redirect\r\nContent-Length: 0\r\nLocation: "
				+ location + "\r\n" + FaultExchange.CLOSE);
	}

	private static String sized(int length) {
		return FaultExchange.STREAM + "Content-Length: " + length + "\r\n" + FaultExchange.CLOSE;
	}

	private static byte[] zipped(byte[] plain, int times) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
			for (int i = 0; i < times; i++) {
				out.write(plain);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

}
