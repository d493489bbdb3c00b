package io.github.openaiassistants.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.github.openaiassistants.benchmarks.Input;
import io.github.openaiassistants.benchmarks.endtoend.EndToEnd;

/**
 * Writes the table and the chart.
 */
public final class Report {

	private Report() {
	}

	/**
	 * Write both.
	 * @param directory where to
	 * @param results what JMH wrote
	 * @param endToEnd what the end to end measurements wrote
	 * @return the table
	 * @throws IOException if a file cannot be written
	 */
	public static String write(Path directory, Path results, Path endToEnd) throws IOException {
		Figures figures = Figures.read(results);
		DecodeRows decoding = new DecodeRows(figures);
		List<Row> rows = new ArrayList<>(decoding.rows());
		rows.addAll(PublishRows.of(figures));
		rows.addAll(TranslateRows.of(figures));
		rows.addAll(new EndToEndRows(EndToEnd.read(endToEnd)).rows());
		String table = table(rows);
		Files.writeString(directory.resolve("table.md"), table);
		if (!decoding.runs(Input.LONG).isEmpty()) {
			Files.writeString(directory.resolve("decode.svg"), Chart.of(Input.LONG, decoding));
		}
		return table;
	}

	private static String table(List<Row> rows) {
		return "| measure | who | time (best iteration) | memory | compared (target) |\n"
				+ "| --- | --- | ---: | ---: | --- |\n"
				+ rows.stream().map((row) -> row + "\n").collect(Collectors.joining());
	}

}
