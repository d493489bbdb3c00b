package io.github.openaiassistants.test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/**
 * The body of a request: text, or a form with files.
 */
final class ReceivedBody {

	private static final int MAX_SIZE = 64 * 1024 * 1024;

	private final String text;

	private final @Nullable FormData form;

	private final @Nullable RefusedException damage;

	private ReceivedBody(String text, @Nullable FormData form, @Nullable RefusedException damage) {
		this.text = text;
		this.form = form;
		this.damage = damage;
	}

	/**
	 * Receives the whole body of a request.
	 * @param request the request
	 * @return the body, or a {@link RefusedException} when it is too large
	 */
	static Mono<ReceivedBody> receive(HttpServerRequest request) {
		String contentType = request.requestHeaders().get("Content-Type", "");
		String announced = request.requestHeaders().get("Content-Length", "0");
		if (Long.parseLong(announced) > MAX_SIZE) {
			return Mono.error(tooLarge());
		}
		return request.receive()
			.asByteArray()
			.reduceWith(ByteArrayOutputStream::new, ReceivedBody::append)
			.map((bytes) -> of(contentType, bytes.toByteArray()));
	}

	private static ByteArrayOutputStream append(ByteArrayOutputStream received, byte[] more) {
		if (received.size() + more.length > MAX_SIZE) {
			throw tooLarge();
		}
		received.writeBytes(more);
		return received;
	}

	private static RefusedException tooLarge() {
		return new RefusedException(413, "invalid_request_error", "", "",
				"The body of the request is larger than " + MAX_SIZE + " bytes.");
	}

	private static ReceivedBody of(String contentType, byte[] bytes) {
		if (!contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
			return new ReceivedBody(new String(bytes, StandardCharsets.UTF_8), null, null);
		}
		try {
			FormData form = FormData.parse(contentType, bytes);
			return new ReceivedBody(form.summary(), form, null);
		}
		catch (RefusedException ex) {
			// Told later, because the right to be told comes first
			return new ReceivedBody("", null, ex);
		}
	}

	/**
	 * Returns what is recorded of the body.
	 * @return the text, or the summary of a form
	 */
	String text() {
		return this.text;
	}

	/**
	 * Reads the body.
	 * @return the JSON body, or the text fields of a form
	 * @throws RefusedException if the body is damaged
	 */
	RequestBody fields() {
		if (this.damage != null) {
			throw this.damage;
		}
		return (this.form != null) ? RequestBody.of(this.form.fields(), "") : RequestBody.parse(this.text);
	}

	Map<String, UploadedFile> files() {
		return (this.form != null) ? this.form.files() : Map.of();
	}

}
