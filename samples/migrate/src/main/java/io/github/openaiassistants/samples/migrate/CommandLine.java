package io.github.openaiassistants.samples.migrate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.stereotype.Component;

import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.Ids;

/**
 * The options, checked: from the command line, or from anywhere else that Boot reads
 * settings from.
 */
@Component
class CommandLine {

	private static final String PREFIX = "migrate.";

	private static final String SOURCE = "migrate.source.";

	private static final Set<String> NAMES = Set.of("definitions", "threads", "threadids", "mapping");

	private static final String OLD_THREAD = "thread_";

	private final ApplicationArguments arguments;

	private final MigrateProperties properties;

	CommandLine(ApplicationArguments arguments, MigrateProperties properties) {
		this.arguments = arguments;
		this.properties = properties;
	}

	void check() {
		if (!this.arguments.getNonOptionArgs().isEmpty()) {
			throw new BadArgumentsException("arguments that are no options: write --migrate.threads=...");
		}
		for (String option : this.arguments.getOptionNames()) {
			String name = option.toLowerCase(Locale.ROOT);
			if (name.startsWith(PREFIX) && !name.startsWith(SOURCE) && !NAMES.contains(canonical(name))) {
				throw new BadArgumentsException("unknown option --" + option
						+ ": there are --migrate.definitions, threads, thread-ids, mapping and source.*");
			}
		}
		if (definitions() == null && !movesThreads()) {
			throw new BadArgumentsException(
					"nothing to do: --migrate.definitions, --migrate.threads or --migrate.thread-ids is missing");
		}
		if (source().keySet().stream().noneMatch((name) -> name.replace("-", "").equalsIgnoreCase("baseurl"))) {
			throw new BadArgumentsException("--migrate.source.base-url is missing");
		}
	}

	private static String canonical(String option) {
		return option.substring(PREFIX.length()).replaceFirst("\\[.*", "").replace("-", "").replace("_", "");
	}

	@Nullable Path definitions() {
		String file = this.properties.definitions();
		return (file != null && !file.isBlank()) ? Path.of(file) : null;
	}

	boolean movesThreads() {
		return this.properties.threads() != null || !this.properties.threadIds().isEmpty();
	}

	Path mapping() {
		return Path.of(this.properties.mapping());
	}

	Map<String, String> source() {
		return this.properties.source();
	}

	// @return the ids of the threads in the order in which they were named, each once
	Set<String> threadIds() {
		Set<String> ids = new LinkedHashSet<>();
		this.properties.threadIds().forEach((id) -> ids.add(required("--migrate.thread-ids", id)));
		List<String> lines = lines();
		for (int i = 0; i < lines.size(); i++) {
			String id = lines.get(i).strip();
			if (!id.isEmpty() && !id.startsWith("#")) {
				ids.add(required("line " + (i + 1) + " of --migrate.threads", id));
			}
		}
		return ids;
	}

	private List<String> lines() {
		String file = this.properties.threads();
		if (file == null) {
			return List.of();
		}
		try {
			return Files.readAllLines(Path.of(file), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new BadArgumentsException("--migrate.threads names no file that can be read");
		}
	}

	private static String required(String where, String id) {
		try {
			Ids.require("thread_id", id);
		}
		catch (RequestNotValidException ex) {
			throw new BadArgumentsException(where + ": " + ex.getMessage());
		}
		if (!id.startsWith(OLD_THREAD)) {
			throw new BadArgumentsException(where + " is not the id of a thread, which begins with " + OLD_THREAD);
		}
		return id;
	}

}
