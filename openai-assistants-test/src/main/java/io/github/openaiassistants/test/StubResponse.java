package io.github.openaiassistants.test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A raw answer that is given instead of the server's own, as a value: every method
 * returns a new one.
 */
public final class StubResponse {

	private final int status;

	private final List<Map.Entry<String, String>> headers;

	private final byte[] body;

	private final boolean streamed;

	private final int chunkSize;

	private final Duration pace;

	private final StreamEnd end;

	private StubResponse(int status, List<Map.Entry<String, String>> headers, byte[] body, boolean streamed,
			int chunkSize, Duration pace, StreamEnd end) {
		this.status = status;
		this.headers = List.copyOf(headers);
		this.body = body;
		this.streamed = streamed;
		this.chunkSize = chunkSize;
		this.pace = pace;
		this.end = end;
	}

	/**
	 * Answers with any body.
	 * @param status the HTTP status
	 * @param contentType the content type
	 * @param body the body
	 * @return the answer
	 */
	public static StubResponse of(int status, String contentType, byte[] body) {
		return new StubResponse(status, List.of(Map.entry("Content-Type", contentType)), body.clone(), false, 0,
				Duration.ZERO, StreamEnd.END_OF_BODY);
	}

	/**
	 * Answers with JSON.
	 * @param status the HTTP status
	 * @param body the body, not checked
	 * @return the answer
	 */
	public static StubResponse json(int status, String body) {
		return of(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Answers with the error envelope of the API.
	 * @param status the HTTP status
	 * @param type the type of the error
	 * @param code the code of the error, empty for {@code null}
	 * @param message the text of the error
	 * @return the answer
	 */
	public static StubResponse error(int status, String type, String code, String message) {
		return json(status, new RefusedException(status, type, code, "", message).envelope().toString());
	}

	/**
	 * Answers with an HTML page, as proxies do.
	 * @param status the HTTP status
	 * @param body the page
	 * @return the answer
	 */
	public static StubResponse html(int status, String body) {
		return of(status, "text/html; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Answers without a body.
	 * @param status the HTTP status
	 * @return the answer
	 */
	public static StubResponse empty(int status) {
		return new StubResponse(status, List.of(), new byte[0], false, 0, Duration.ZERO, StreamEnd.END_OF_BODY);
	}

	/**
	 * Answers with an event stream, sent as is.
	 * @param body the bytes of the stream
	 * @return the answer, status 200
	 */
	public static StubResponse eventStream(byte[] body) {
		return of(200, HttpFront.EVENT_STREAM, body).chunked(8192);
	}

	/**
	 * Answers with an event stream, sent as is.
	 * @param body the text of the stream
	 * @return the answer, status 200
	 */
	public static StubResponse eventStream(String body) {
		return eventStream(body.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Never answers, not even with a status; the connection stays open.
	 * @return the answer
	 */
	public static StubResponse silence() {
		return empty(0).ending(StreamEnd.SILENCE);
	}

	/**
	 * Never answers, not even with a status: the connection ends at once.
	 * @param how how it ends: {@link StreamEnd#CLOSE} or {@link StreamEnd#RESET}
	 * @return the answer
	 */
	public static StubResponse disconnecting(StreamEnd how) {
		if (how != StreamEnd.CLOSE && how != StreamEnd.RESET) {
			throw new IllegalArgumentException("how must be CLOSE or RESET");
		}
		return empty(0).ending(how);
	}

	/**
	 * Adds a header.
	 * @param name the name
	 * @param value the value
	 * @return the changed answer
	 */
	public StubResponse header(String name, String value) {
		List<Map.Entry<String, String>> more = new ArrayList<>(this.headers);
		more.add(Map.entry(name, value));
		return new StubResponse(this.status, more, this.body, this.streamed, this.chunkSize, this.pace, this.end);
	}

	/**
	 * Sends the body without announcing its length, in chunks.
	 * @param size the size of a chunk in bytes, at least 1
	 * @return the changed answer
	 */
	public StubResponse chunked(int size) {
		if (size < 1) {
			throw new IllegalArgumentException("size must be positive");
		}
		return new StubResponse(this.status, this.headers, this.body, true, size, this.pace, this.end);
	}

	/**
	 * Sets the pause between two chunks.
	 * @param pause the pause
	 * @return the changed answer
	 */
	public StubResponse pace(Duration pause) {
		Objects.requireNonNull(pause, "pause must not be null");
		return new StubResponse(this.status, this.headers, this.body, this.streamed, this.chunkSize, pause, this.end);
	}

	/**
	 * Sets how the body ends after its last byte; anything but a regular end sends it in
	 * chunks.
	 * @param how the end
	 * @return the changed answer
	 */
	public StubResponse ending(StreamEnd how) {
		int size = (this.chunkSize > 0) ? this.chunkSize : 8192;
		return new StubResponse(this.status, this.headers, this.body, true, size, this.pace, how);
	}

	int status() {
		return this.status;
	}

	RawAnswer answer() {
		Flux<byte[]> chunks = Channels.slices(this.body, (this.chunkSize > 0) ? this.chunkSize : 8192);
		Flux<byte[]> paced = this.pace.isZero() ? chunks
				: chunks.concatMap((chunk) -> Mono.delay(this.pace).thenReturn(chunk), 1);
		return new RawAnswer(this.status, this.headers, paced, this.streamed, this.end);
	}

}
