package io.github.openaiassistants.samples.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

import io.github.openaiassistants.client.BlockingAssistantsClient;
import io.github.openaiassistants.model.AssistantObject;

/**
 * Writes the assistants of a server as definitions for the starter.
 */
final class AssistantExport {

	private static final String FIRST_LINE = "# Assistants that were exported. Writing them again replaces this file.\n";

	private final BlockingAssistantsClient source;

	private final Report report;

	AssistantExport(BlockingAssistantsClient source, Report report) {
		this.source = source;
		this.report = report;
	}

	/**
	 * Write all assistants.
	 * @param file the file, which is replaced only when it was written by this program
	 * @throws BadArgumentsException if there is another file
	 * @throws UncheckedIOException if it cannot be written
	 */
	void write(Path file) {
		try {
			if (Files.exists(file) && !Files.readString(file, StandardCharsets.UTF_8).startsWith(FIRST_LINE)) {
				throw new BadArgumentsException("--migrate.definitions names a file that this program has not written");
			}
			List<AssistantObject> assistants = this.source.assistants().list().toList();
			Files.writeString(file, FIRST_LINE + yaml(assistants), StandardCharsets.UTF_8);
			assistants.forEach((assistant) -> this.report.done(assistant.id() + " " + file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the definitions cannot be written", ex);
		}
	}

	private String yaml(List<AssistantObject> assistants) {
		Map<String, Object> definitions = new LinkedHashMap<>();
		assistants.forEach(
				(assistant) -> definitions.put(assistant.id(), new Definition(assistant, this.report).properties()));
		DumperOptions options = new DumperOptions();
		options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
		options.setSplitLines(false);
		return new Yaml(options)
			.dump(Map.of("openai", Map.of("assistants", Map.of("api", "responses", "definitions", definitions))));
	}

}
