package io.github.openaiassistants.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads server-sent events as a browser does.
 */
final class Page implements AutoCloseable {

	private final HttpResponse<InputStream> response;

	private final BufferedReader lines;

	private final StringBuilder raw = new StringBuilder();

	private int comments;

	private Page(HttpResponse<InputStream> response) {
		this.response = response;
		this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
	}

	static Page open(URI uri, String user, @Nullable String lastEventId) {
		Map<String, String> headers = new HashMap<>(Map.of("Cookie", "user=" + user));
		if (lastEventId != null) {
			headers.put("Last-Event-ID", lastEventId);
		}
		return open(uri, headers);
	}

	static Page open(URI uri, Map<String, String> headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri)
			.timeout(ObservedRun.TIMEOUT)
			.header("Accept", "text/event-stream, text/plain");
		headers.forEach(request::header);
		try {
			HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
			return new Page(client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	int status() {
		return this.response.statusCode();
	}

	@Nullable String header(String name) {
		return this.response.headers().firstValue(name).orElse(null);
	}

	/**
	 * Wait for the next event.
	 * @return the event, or {@code null} at the end
	 */
	@Nullable Event next() {
		String id = "";
		String name = "";
		String data = "";
		for (String line = line(); line != null; line = line()) {
			if (line.startsWith(":")) {
				this.comments++;
			}
			else if (line.startsWith("id:")) {
				id = line.substring(3);
			}
			else if (line.startsWith("event:")) {
				name = line.substring(6);
			}
			else if (line.startsWith("data:")) {
				data = line.substring(5);
			}
			else if (line.isEmpty() && !data.isEmpty()) {
				return new Event(id, name, data);
			}
		}
		return null;
	}

	private @Nullable String line() {
		try {
			String line = this.lines.readLine();
			this.raw.append(line).append('\n');
			return line;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Read to the end.
	 * @return what has not been read yet
	 */
	List<Event> rest() {
		List<Event> events = new ArrayList<>();
		for (Event event = next(); event != null; event = next()) {
			events.add(event);
		}
		return events;
	}

	List<Event> read(int count) {
		List<Event> events = new ArrayList<>();
		for (Event event = next(); event != null; event = (events.size() < count) ? next() : null) {
			events.add(event);
		}
		return events;
	}

	int comments() {
		return this.comments;
	}

	String raw() {
		return this.raw.toString();
	}

	static List<String> names(List<Event> events) {
		return events.stream().map(Event::name).toList();
	}

	static String text(List<Event> events) {
		StringBuilder text = new StringBuilder();
		events.stream().filter((event) -> event.name().equals("thread.message.delta")).forEach((event) -> {
			for (JsonNode part : event.json().path("delta").path("content")) {
				text.append(part.path("text").path("value").asString(""));
			}
		});
		return text.toString();
	}

	@Override
	public void close() {
		try {
			this.lines.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * An event as the page sees it.
	 */
	record Event(String id, String name, String data) {

		JsonNode json() {
			return JsonMapper.shared().readTree(this.data);
		}

	}

}
