package io.github.openaiassistants.benchmarks.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.benchmarks.endtoend.Client;
import io.github.openaiassistants.benchmarks.endtoend.Measured;
import io.github.openaiassistants.benchmarks.endtoend.Scenario;

/**
 * Over the loopback interface.
 */
final class EndToEndRows {

	private static final double KILOBYTE = 1000;

	private final Map<Scenario, Map<Client, Measured>> best = new EnumMap<>(Scenario.class);

	EndToEndRows(List<Measured> measured) {
		for (Measured round : measured) {
			this.best.computeIfAbsent(round.scenario(), (scenario) -> new EnumMap<>(Client.class))
				.merge(round.client(), round, EndToEndRows::better);
		}
	}

	private static Measured better(Measured one, Measured other) {
		boolean first = one.cpu() + one.heap() <= other.cpu() + other.heap();
		return first ? one : other;
	}

	List<Row> rows() {
		List<Row> rows = new ArrayList<>();
		this.best.forEach((scenario, clients) -> clients
			.forEach((client, measured) -> rows.add(row(scenario, measured, compared(scenario, clients, measured)))));
		return rows;
	}

	private static Row row(Scenario scenario, Measured measured, List<String> compared) {
		List<String> time = new ArrayList<>();
		if (measured.cpu() > 0) {
			time.add(Numbers.shown(measured.cpu() / 1000) + " µs CPU/event");
			time.add(Numbers.shown(measured.rate()) + " events/s");
		}
		if (measured.p50() > 0) {
			time.add("p50 " + Numbers.shown(measured.p50() / 1000) + " µs");
		}
		String heap = (measured.heap() > 0) ? Numbers.shown(measured.heap() / KILOBYTE) + " KB heap/run, " : "";
		return new Row("end to end, " + scenario.title(), measured.client().title(), String.join(", ", time),
				heap + measured.threads() + " threads", String.join(", ", compared));
	}

	private List<String> compared(Scenario scenario, Map<Client, Measured> clients, Measured ours) {
		List<String> compared = new ArrayList<>();
		Measured spring = clients.get(Client.SPRING);
		Measured openAiJava = clients.get(Client.OPENAI_JAVA);
		if (ours.client() != Client.OURS) {
			return compared;
		}
		switch (scenario) {
			case BULK_1, BULK_256, BULK_2000 -> {
				less(compared, spring, ours, "Spring", 5);
				less(compared, openAiJava, ours, "openai-java", 12);
			}
			case PACED_256 -> {
				share(compared, spring, ours, Measured::p50, "p50 of Spring", 1);
				share(compared, spring, ours, Measured::cpu, "CPU of Spring", 1);
				share(compared, openAiJava, ours, Measured::cpu, "CPU of openai-java", 0.4);
			}
			case OPEN_2000 -> {
				if (spring != null) {
					double more = (ours.heap() - spring.heap()) / KILOBYTE;
					compared.add(Numbers.shown(more) + " KB more than Spring" + Bound.atMost(1).beside(more));
				}
			}
		}
		if (scenario == Scenario.BULK_2000) {
			threads(compared, ours);
		}
		return compared;
	}

	private void threads(List<String> compared, Measured ours) {
		Measured fewer = this.best.getOrDefault(Scenario.BULK_256, Map.of()).get(Client.OURS);
		if (fewer != null) {
			compared.add(ours.threads() + " threads, as with 256 runs"
					+ Bound.atMost(fewer.threads()).beside(ours.threads()));
		}
	}

	private static void less(List<String> compared, @Nullable Measured other, Measured ours, String name,
			double target) {
		if (other != null) {
			double times = other.cpu() / ours.cpu();
			compared.add(Numbers.shown(times) + " × less CPU than " + name + Bound.atLeast(target).beside(times));
		}
	}

	private static void share(List<String> compared, @Nullable Measured other, Measured ours,
			ToDoubleFunction<Measured> figure, String name, double target) {
		if (other != null) {
			double share = figure.applyAsDouble(ours) / figure.applyAsDouble(other);
			compared.add(Numbers.shown(share) + " × the " + name + Bound.atMost(target).beside(share));
		}
	}

}
