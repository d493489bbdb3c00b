package io.github.openaiassistants.benchmarks.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The results that JMH wrote, over all rounds.
 */
final class Figures {

	private static final String ALLOCATED = "gc.alloc.rate.norm";

	private final Map<String, List<Double>> times = new HashMap<>();

	private final Map<String, List<Double>> bytes = new HashMap<>();

	static Figures read(Path results) {
		Figures figures = new Figures();
		if (Files.exists(results)) {
			new JsonMapper().readTree(results.toFile()).forEach(figures::add);
		}
		return figures;
	}

	private void add(JsonNode result) {
		String benchmark = result.path("benchmark").stringValue();
		Map<String, String> params = new TreeMap<>();
		result.path("params").properties().forEach((param) -> params.put(param.getKey(), param.getValue().asString()));
		String key = key(benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1), params);
		collect(result.path("primaryMetric"), this.times.computeIfAbsent(key, (name) -> new ArrayList<>()));
		result.path("secondaryMetrics").properties().forEach((metric) -> {
			if (metric.getKey().endsWith(ALLOCATED)) {
				collect(metric.getValue(), this.bytes.computeIfAbsent(key, (name) -> new ArrayList<>()));
			}
		});
	}

	private static void collect(JsonNode metric, List<Double> values) {
		metric.path("rawData").forEach((fork) -> fork.forEach((iteration) -> values.add(iteration.asDouble())));
	}

	private static String key(String benchmark, Map<String, String> params) {
		return benchmark + params;
	}

	@Nullable Figure find(String benchmark, Map<String, String> params) {
		String key = key(benchmark, new TreeMap<>(params));
		List<Double> measured = this.times.get(key);
		if (measured == null) {
			return null;
		}
		List<Double> sorted = measured.stream().sorted().toList();
		double least = this.bytes.getOrDefault(key, List.of())
			.stream()
			.mapToDouble(Double::doubleValue)
			.min()
			.orElse(0);
		return new Figure(sorted.get(0), sorted.get(sorted.size() / 2), least);
	}

}
