package io.github.openaiassistants.test;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The citations of a message that is being written: the marks in its text that name a
 * result of the file search before it.
 */
final class Citations {

	static final Pattern MARK = Pattern.compile("【\\d+:(\\d{1,4})†[^】]*】");

	private final List<FileSearchResult> sources;

	private final ArrayNode all = Payloads.object().arrayNode();

	Citations(List<FileSearchResult> sources) {
		this.sources = sources;
	}

	/**
	 * Returns the citations so far.
	 * @return the citations as a message shows them
	 */
	ArrayNode all() {
		return this.all;
	}

	/**
	 * Takes a piece of the text.
	 * @param piece the piece
	 * @param before the text before it
	 * @return the citation as a delta shows it, {@code null} when the piece is none
	 */
	@Nullable ObjectNode add(String piece, CharSequence before) {
		FileSearchResult source = source(piece);
		if (source == null) {
			return null;
		}
		ObjectNode shown = Payloads.object().put("type", "file_citation").put("text", piece);
		int start = (int) before.codePoints().count();
		shown.put("start_index", start).put("end_index", start + piece.codePointCount(0, piece.length()));
		String fileId = source.fileId();
		ObjectNode delta = Payloads.object().put("index", this.all.size());
		delta.setAll(shown).putObject("file_citation").put("file_id", fileId).put("quote", "");
		shown.putObject("file_citation").put("file_id", fileId);
		this.all.add(shown);
		return delta;
	}

	/**
	 * Finds what a piece is a mark of.
	 * @param piece the piece
	 * @return the result, {@code null} when the piece is no mark of one
	 */
	@Nullable FileSearchResult source(String piece) {
		Matcher mark = MARK.matcher(piece);
		if (!mark.matches() || Integer.parseInt(mark.group(1)) >= this.sources.size()) {
			return null;
		}
		return this.sources.get(Integer.parseInt(mark.group(1)));
	}

}
