package io.github.openaiassistants.benchmarks.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.openaiassistants.benchmarks.translate.ResponsesRun;

/**
 * From the Responses API.
 */
final class TranslateRows {

	private static final List<String> TRANSCRIPTS = List.of("01-plain-text", "03-file-search-citations",
			"04-code-interpreter", "05a-parallel-calls");

	private TranslateRows() {
	}

	static List<Row> of(Figures figures) {
		return TRANSCRIPTS.stream().flatMap((transcript) -> row(figures, transcript)).toList();
	}

	private static Stream<Row> row(Figures figures, String transcript) {
		Figure run = figures.find("TranslateBenchmark.run", Map.of("transcript", transcript));
		if (run == null) {
			return Stream.empty();
		}
		int events = new ResponsesRun(transcript).translate();
		Figure event = run.per(events);
		return Stream.of(new Row("Responses API, " + transcript, "ours",
				Numbers.shown(event.time()) + " ns/event, " + Numbers.shown(run.time() / 1000) + " µs/run",
				Numbers.shown(event.bytes()) + " B/event, " + Numbers.shown(run.bytes() / 1000) + " KB/run",
				events + " events"));
	}

}
