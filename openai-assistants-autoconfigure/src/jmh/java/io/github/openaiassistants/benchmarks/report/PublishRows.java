package io.github.openaiassistants.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * To listeners.
 */
final class PublishRows {

	private static final Bound TIME = Bound.atMost(0.5);

	private static final Bound BYTES = Bound.atMost(200);

	private PublishRows() {
	}

	static List<Row> of(Figures figures) {
		List<Row> rows = new ArrayList<>();
		for (int listeners : new int[] { 0, 1, 5 }) {
			Map<String, String> params = Map.of("listeners", Integer.toString(listeners));
			String measure = "publish, " + listeners + ((listeners == 1) ? " listener" : " listeners");
			Figure bare = figures.find("PublishBenchmark.bare", params);
			Figure ours = figures.find("PublishBenchmark.ours", params);
			if (bare != null) {
				rows.add(row(measure, "bare record", bare, ""));
			}
			if (ours != null) {
				String compared = "";
				if (bare != null) {
					double share = ours.time() / bare.time();
					compared = Numbers.shown(share) + " × a bare record" + TIME.beside(share);
				}
				if (listeners == 1) {
					compared += ", " + Numbers.shown(ours.bytes()) + " B" + BYTES.beside(ours.bytes());
				}
				rows.add(row(measure, "ours", ours, compared));
			}
		}
		return rows;
	}

	private static Row row(String measure, String who, Figure figure, String compared) {
		return new Row(measure, who, Numbers.shown(figure.time()) + " ns/event",
				Numbers.shown(figure.bytes()) + " B/event", compared);
	}

}
