package io.github.openaiassistants.samples.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A file that keeps which thread has become which, a line for each: the old id, the new
 * id and what was left out, with tabs between them. It is written as soon as a thread is
 * complete, so a copy that was interrupted can go on.
 */
final class Mapping {

	private static final String TAB = "\t";

	private final Path file;

	private final Map<String, Entry> entries = new LinkedHashMap<>();

	private Mapping(Path file) {
		this.file = file;
	}

	/**
	 * Read the file, if there is one.
	 * @param file the file
	 * @return what it says
	 * @throws BadArgumentsException if it is another file
	 * @throws UncheckedIOException if it cannot be read
	 */
	static Mapping read(Path file) {
		Mapping mapping = new Mapping(file);
		try {
			if (Files.exists(file)) {
				mapping.load(Files.readString(file, StandardCharsets.UTF_8));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the mapping cannot be read", ex);
		}
		return mapping;
	}

	private void load(String text) throws IOException {
		// The program may have been killed while it wrote a line
		int end = text.lastIndexOf('\n') + 1;
		for (String line : text.substring(0, end).lines().toList()) {
			String[] columns = line.split(TAB, -1);
			if (columns.length != 3) {
				throw new BadArgumentsException("--migrate.mapping names a file that this program has not written");
			}
			this.entries.put(columns[0], new Entry(columns[1], columns[2]));
		}
		if (end < text.length()) {
			Files.writeString(this.file, text.substring(0, end), StandardCharsets.UTF_8);
		}
	}

	@Nullable Entry find(String oldThreadId) {
		return this.entries.get(oldThreadId);
	}

	void add(String oldThreadId, Entry entry) {
		try {
			Files.writeString(this.file, oldThreadId + TAB + entry.threadId() + TAB + entry.leftOut() + "\n",
					StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND,
					StandardOpenOption.SYNC);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(
					"the mapping cannot be written: " + oldThreadId + " has become " + entry.threadId(), ex);
		}
		this.entries.put(oldThreadId, entry);
	}

	/**
	 * What became of a thread.
	 *
	 * @param threadId the new id
	 * @param leftOut what was left out, empty when all was copied
	 */
	record Entry(String threadId, String leftOut) {

	}

}
