package io.github.openaiassistants.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file of recorded traffic: a line that says what it is, and one for each request.
 */
final class TrafficFile {

	private static final String FORMAT = "openai-assistants-traffic";

	private static final int VERSION = 1;

	private TrafficFile() {
	}

	static ObjectNode head(boolean content) {
		return Payloads.object().put("format", FORMAT).put("version", VERSION).put("content", content);
	}

	/**
	 * Reads a file.
	 * @param file the file
	 * @return the requests in the order in which they were sent
	 * @throws IllegalArgumentException if it is no such file, or of another version
	 */
	static List<TrafficExchange> read(Path file) {
		List<JsonNode> lines = lines(file);
		JsonNode head = lines.isEmpty() ? Payloads.object() : lines.get(0);
		if (!head.path("format").asString("").equals(FORMAT)) {
			throw new IllegalArgumentException(file + " is no recorded traffic");
		}
		if (head.path("version").asInt(0) != VERSION) {
			throw new IllegalArgumentException(file + " was recorded in version " + head.path("version").asInt(0)
					+ " of the format, but version " + VERSION + " is needed: record it again");
		}
		return lines.subList(1, lines.size())
			.stream()
			.map(TrafficExchange::of)
			.sorted(Comparator.comparing(TrafficExchange::number))
			.toList();
	}

	private static List<JsonNode> lines(Path file) {
		try {
			return Files.readAllLines(file)
				.stream()
				.filter((line) -> !line.isBlank())
				.map((line) -> JsonMapper.shared().readTree(line))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException(file + " is no recorded traffic", ex);
		}
	}

}
