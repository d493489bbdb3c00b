package io.github.openaiassistants.backend.responses.translation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.model.Include;
import io.github.openaiassistants.model.ResponseFormat;
import io.github.openaiassistants.model.Tool;
import io.github.openaiassistants.model.ToolChoice;
import io.github.openaiassistants.model.ToolOutput;

/**
 * A stream of a Responses server with what was asked for before it, and the events that
 * it means.
 *
 * @param name the name of the files
 * @param context what was asked for
 * @param expected the events
 */
record ResponsesTranscript(String name, JsonNode context, List<JsonNode> expected) {

	private static final Path ROOT = Path.of("src/test/resources/responses/transcripts");

	static List<String> names() {
		try (Stream<Path> files = Files.list(ROOT)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".sse"))
				.map((name) -> name.substring(0, name.length() - ".sse".length()))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static ResponsesTranscript read(String name) {
		List<JsonNode> expected = new String(bytes(name + ".expected.jsonl"), StandardCharsets.UTF_8).lines()
			.map(Translation::tree)
			.toList();
		JsonNode context = Translation.tree(new String(bytes(name + ".context.json"), StandardCharsets.UTF_8));
		return new ResponsesTranscript(name, context, expected);
	}

	private static byte[] bytes(String file) {
		try {
			return Files.readAllBytes(ROOT.resolve(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// Return the bytes of the stream.
	byte[] body() {
		return bytes(this.name + ".sse");
	}

	// Return the transcripts of the run up to this one.
	List<ResponsesTranscript> run() {
		List<ResponsesTranscript> run = new ArrayList<>();
		String former = this.context.path("continues").stringValue(null);
		if (former != null) {
			run.addAll(read(former).run());
		}
		run.add(this);
		return run;
	}

	RunTerms terms() {
		JsonNode assistant = this.context.path("assistant");
		JsonNode request = this.context.path("run_request");
		List<Tool> tools = new ArrayList<>();
		assistant.path("tools").forEach((tool) -> tools.add(Translation.JSON.read(tool.toString(), Tool.class)));
		Map<String, String> metadata = new LinkedHashMap<>();
		request.path("metadata")
			.properties()
			.forEach((entry) -> metadata.put(entry.getKey(), entry.getValue().asString()));
		String instructions = Members.text(assistant, "instructions");
		String additional = Members.text(request, "additional_instructions");
		JsonNode limit = request.path("max_completion_tokens");
		return new RunTerms(text("thread_id"), text("assistant_id"), Members.text(assistant, "model"),
				(additional != null) ? instructions + "\n\n" + additional : instructions, tools, metadata,
				Members.decimal(assistant, "temperature"), Members.decimal(assistant, "top_p"),
				limit.isInt() ? (Integer) limit.intValue() : null, value(request, "tool_choice", ToolChoice.class),
				null, value(assistant, "response_format", ResponseFormat.class), null,
				this.context.path("include").toString().contains(Include.FILE_SEARCH_CONTENT));
	}

	private static <T> @Nullable T value(JsonNode object, String name, Class<T> type) {
		JsonNode value = object.path(name);
		return (value.isMissingNode() || value.isNull()) ? null : Translation.JSON.read(value.toString(), type);
	}

	String text(String name) {
		return this.context.path(name).stringValue();
	}

	ToolOutput[] outputs() {
		return this.context.path("tool_outputs")
			.valueStream()
			.map((output) -> new ToolOutput(output.path("tool_call_id").stringValue(),
					output.path("output").stringValue()))
			.toArray(ToolOutput[]::new);
	}

	boolean isCut() {
		return this.context.path("end_of_stream").stringValue("").equals("cut");
	}

}
