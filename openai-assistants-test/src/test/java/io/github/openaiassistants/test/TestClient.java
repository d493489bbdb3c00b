package io.github.openaiassistants.test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A bare HTTP client of the server.
 */
final class TestClient {

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final URI url;

	TestClient(AssistantsServer server) {
		this(server.baseUrl());
	}

	TestClient(URI url) {
		this.url = url;
	}

	HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.url + path))
			.timeout(Duration.ofSeconds(10))
			.header("Authorization", "Bearer test")
			.header("OpenAI-Beta", "assistants=v2")
			.header("Content-Type", "application/json");
	}

	HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	HttpResponse<String> tryPost(String path, String json) {
		return send(request(path).POST(HttpRequest.BodyPublishers.ofString(json)));
	}

	JsonNode post(String path, String json) {
		return read(tryPost(path, json));
	}

	HttpResponse<String> tryGet(String path) {
		return send(request(path).GET());
	}

	JsonNode get(String path) {
		return read(tryGet(path));
	}

	JsonNode delete(String path) {
		return read(send(request(path).DELETE()));
	}

	/**
	 * Uploads a file.
	 * @param fields the text fields of the form
	 * @param fileName the name of the file
	 * @param content its content
	 * @return the answer
	 */
	HttpResponse<String> tryUpload(Map<String, String> fields, String fileName, byte[] content) {
		ByteArrayOutputStream form = new ByteArrayOutputStream();
		fields.forEach((name, value) -> form
			.writeBytes(("--limit\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
				.getBytes(StandardCharsets.UTF_8)));
		form.writeBytes(("--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
				+ "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
			.getBytes(StandardCharsets.UTF_8));
		form.writeBytes(content);
		form.writeBytes("\r\n--limit--\r\n".getBytes(StandardCharsets.UTF_8));
		return send(request("/files").setHeader("Content-Type", "multipart/form-data; boundary=limit")
			.POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray())));
	}

	JsonNode upload(Map<String, String> fields, String fileName, byte[] content) {
		return read(tryUpload(fields, fileName, content));
	}

	List<ReceivedEvent> events(String path, String json) {
		HttpResponse<String> response = tryPost(path, json);
		if (response.statusCode() != 200) {
			throw new IllegalStateException(response.body());
		}
		return ReceivedEvent.parse(response.body());
	}

	/**
	 * Opens a stream and leaves it to the caller to read.
	 * @param path the path
	 * @param json the body
	 * @return the body of the answer
	 */
	InputStream open(String path, String json) {
		return open(request(path).POST(HttpRequest.BodyPublishers.ofString(json)));
	}

	InputStream open(String path) {
		return open(request(path).GET());
	}

	private InputStream open(HttpRequest.Builder request) {
		try {
			return this.http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()).body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	static String readUntil(InputStream in, String marker) throws IOException {
		StringBuilder text = new StringBuilder();
		byte[] buffer = new byte[4096];
		while (text.indexOf(marker) < 0) {
			int count = in.read(buffer);
			if (count < 0) {
				throw new IOException("ended before the marker");
			}
			text.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
		}
		return text.toString();
	}

	static JsonNode json(HttpResponse<String> response) {
		return JsonMapper.shared().readTree(response.body());
	}

	private static JsonNode read(HttpResponse<String> response) {
		if (response.statusCode() != 200) {
			throw new IllegalStateException(response.body());
		}
		return json(response);
	}

}
