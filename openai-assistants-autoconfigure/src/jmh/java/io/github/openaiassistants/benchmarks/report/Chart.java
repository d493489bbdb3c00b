package io.github.openaiassistants.benchmarks.report;

import java.util.Map;

import io.github.openaiassistants.benchmarks.Input;
import io.github.openaiassistants.benchmarks.decode.Contestants;

/**
 * Draws bars: nanoseconds an event.
 */
final class Chart {

	private static final int LEFT = 170;

	private static final int WIDTH = 460;

	private static final int BAR = 22;

	private static final int STEP = 32;

	private static final int TOP = 44;

	private Chart() {
	}

	static String of(Input input, DecodeRows rows) {
		Map<Contestants, Figure> runs = rows.runs(input);
		int events = input.transcript().frames().size();
		double longest = runs.values().stream().mapToDouble(Figure::time).max().orElse(1);
		StringBuilder svg = new StringBuilder();
		int height = TOP + runs.size() * STEP + 8;
		svg.append("""
				<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 740 %d" width="740" height="%d" role="img" \
				font-family="sans-serif" font-size="13">
				<title>Nanoseconds per event: %s</title>
				<rect width="740" height="%d" fill="#ffffff"/>
				<text x="12" y="26" font-size="15" fill="#1f2328">Nanoseconds per event: %s</text>
				""".formatted(height, height, input.title(), height, input.title()));
		int y = TOP;
		for (Map.Entry<Contestants, Figure> run : runs.entrySet()) {
			bar(svg, y, run.getKey(), run.getValue().per(events).time(), run.getValue().time() / longest);
			y += STEP;
		}
		return svg.append("</svg>\n").toString();
	}

	private static void bar(StringBuilder svg, int y, Contestants contestant, double time, double share) {
		long length = Math.max(1, Math.round(WIDTH * share));
		String colour = contestant.title().startsWith("ours") ? "#2da44e" : "#8c959f";
		svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#1f2328\">%s</text>\n".formatted(LEFT - 10,
				y + BAR - 6, contestant.title()));
		svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>\n".formatted(LEFT, y, length, BAR,
				colour));
		svg.append("<text x=\"%d\" y=\"%d\" fill=\"#1f2328\">%s</text>\n".formatted(LEFT + length + 8, y + BAR - 6,
				Numbers.shown(time)));
	}

}
