package io.github.openaiassistants.benchmarks.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.benchmarks.Input;
import io.github.openaiassistants.benchmarks.decode.Contestants;

/**
 * From bytes to events.
 */
final class DecodeRows {

	private static final double KILOBYTE = 1000;

	private static final Set<Contestants> OURS = EnumSet.of(Contestants.OURS, Contestants.DECODING,
			Contestants.FULL_PARSE);

	private final Figures figures;

	DecodeRows(Figures figures) {
		this.figures = figures;
	}

	List<Row> rows() {
		List<Row> rows = new ArrayList<>();
		for (Input input : Input.values()) {
			Map<Contestants, Figure> run = runs(input);
			int events = input.transcript().frames().size();
			run.forEach((contestant, figure) -> rows.add(row(input, contestant, figure, run, events)));
		}
		return rows;
	}

	// By run, of those who took part.
	Map<Contestants, Figure> runs(Input input) {
		Map<Contestants, Figure> runs = new EnumMap<>(Contestants.class);
		for (Contestants contestant : Contestants.values()) {
			Figure figure = this.figures.find("DecodeBenchmark.run",
					Map.of("input", input.name(), "contestant", contestant.name()));
			if (figure != null) {
				runs.put(contestant, figure);
			}
		}
		return runs;
	}

	private static Row row(Input input, Contestants contestant, Figure run, Map<Contestants, Figure> runs, int events) {
		Figure event = run.per(events);
		String compared = OURS.contains(contestant)
				? String.join(", ", compared(DecodeTargets.of(input, contestant), run, event, runs)) : "";
		return new Row(input.title(), contestant.title(),
				Numbers.shown(event.time()) + " ns/event, " + Numbers.shown(run.time() / 1000) + " µs/run",
				Numbers.shown(event.bytes()) + " B/event, " + Numbers.shown(run.bytes() / KILOBYTE) + " KB/run",
				compared);
	}

	private static List<String> compared(DecodeTargets targets, Figure run, Figure event,
			Map<Contestants, Figure> runs) {
		List<String> compared = new ArrayList<>();
		compare(compared, runs.get(Contestants.OPENAI_JAVA), run, "openai-java", targets.openAiJava());
		compare(compared, runs.get(Contestants.SIMPLE_OPENAI), run, "simple-openai", null);
		compare(compared, runs.get(Contestants.SPRING), run, "Spring", targets.spring());
		Figure floor = runs.get(Contestants.FLOOR);
		if (floor != null) {
			double times = run.time() / floor.time();
			compared.add(Numbers.shown(times) + " × framing" + beside(targets.floor(), times));
		}
		if (targets.eventBytes() != null) {
			compared.add(Numbers.shown(event.bytes()) + " B" + beside(targets.eventBytes(), event.bytes()));
		}
		if (targets.runKilobytes() != null) {
			double kilobytes = run.bytes() / KILOBYTE;
			compared.add(Numbers.shown(kilobytes) + " KB" + beside(targets.runKilobytes(), kilobytes));
		}
		return compared;
	}

	private static void compare(List<String> compared, @Nullable Figure other, Figure ours, String name,
			@Nullable Bound target) {
		if (other != null) {
			double times = other.time() / ours.time();
			compared.add(Numbers.shown(times) + " × as fast as " + name + beside(target, times));
		}
	}

	private static String beside(@Nullable Bound target, double figure) {
		return (target != null) ? target.beside(figure) : "";
	}

}
