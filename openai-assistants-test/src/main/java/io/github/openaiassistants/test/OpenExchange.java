package io.github.openaiassistants.test;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that is being answered. Thread-safe.
 */
final class OpenExchange {

	private final int number;

	private final ClientRequest request;

	private final TrafficWriter writer;

	private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

	private final List<TrafficChunk> received = new ArrayList<>();

	private HttpHeaders requestHeaders;

	private @Nullable ClientResponse response;

	private @Nullable StreamEnd end;

	private long last = System.nanoTime();

	OpenExchange(int number, ClientRequest request, TrafficWriter writer) {
		this.number = number;
		this.request = request;
		this.requestHeaders = request.headers();
		this.writer = writer;
	}

	synchronized void sending(DataBuffer buffer) {
		this.sent.writeBytes(bytes(buffer));
	}

	synchronized void headers(HttpHeaders headers) {
		this.requestHeaders = headers;
	}

	synchronized void answered(ClientResponse newResponse) {
		this.response = newResponse;
		this.last = System.nanoTime();
	}

	synchronized boolean isAnswered() {
		return this.response != null;
	}

	synchronized void receiving(DataBuffer buffer) {
		long now = System.nanoTime();
		this.received.add(new TrafficChunk(bytes(buffer), (now - this.last) / 1_000_000));
		this.last = now;
	}

	/**
	 * Ends the exchange, the first time it is called: an answer that is complete may be
	 * cancelled as well.
	 * @param how how the answer ended
	 */
	void end(StreamEnd how) {
		synchronized (this) {
			if (this.end == null) {
				this.end = how;
			}
		}
		this.writer.write(this);
	}

	/**
	 * Ends the exchange because nobody wants to know more.
	 */
	void abandon() {
		end(StreamEnd.SILENCE);
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.toByteBuffer(ByteBuffer.wrap(bytes));
		return bytes;
	}

	synchronized ObjectNode json(TrafficRedaction redaction, boolean timings) {
		ObjectNode told = Payloads.object().put("query", query());
		ObjectNode headers = told.putObject("headers");
		redaction.headers(this.requestHeaders).forEach(headers::put);
		told.set("body", TrafficChunk.json(redaction.body(this.sent.toByteArray(), type(this.requestHeaders))));
		ClientResponse answer = this.response;
		HttpHeaders answerHeaders = (answer != null) ? answer.headers().asHttpHeaders() : HttpHeaders.EMPTY;
		int status = (answer != null) ? answer.statusCode().value() : 0;
		Map<String, String> shown = redaction.headers(answerHeaders);
		return new TrafficExchange(this.number, this.request.method().name(),
				TrafficPath.of(String.valueOf(this.request.url().getRawPath())), status, shown,
				redaction.chunks(this.received, type(answerHeaders)),
				Objects.requireNonNullElse(this.end, StreamEnd.SILENCE))
			.json(told, timings);
	}

	private String query() {
		String query = this.request.url().getRawQuery();
		return (query != null) ? TrafficPath.query(query) : "";
	}

	private static String type(HttpHeaders headers) {
		MediaType type = headers.getContentType();
		return (type != null) ? type.toString() : "";
	}

}
