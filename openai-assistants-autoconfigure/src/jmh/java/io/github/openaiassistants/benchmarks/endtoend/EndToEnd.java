package io.github.openaiassistants.benchmarks.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures runs over the loopback interface, each client in a process of its own and the
 * server in another.
 */
public final class EndToEnd {

	private static final JsonMapper JSON = new JsonMapper();

	private static final int PATIENCE = 10;

	private EndToEnd() {
	}

	/**
	 * Measure scenarios.
	 * @param include part of the names of those that are measured
	 * @param rounds how often
	 * @param results where the figures are written to
	 * @param options options of the processes
	 * @throws IOException if a process cannot be started
	 * @throws InterruptedException if the thread is interrupted
	 */
	public static void measure(Pattern include, int rounds, Path results, String... options)
			throws IOException, InterruptedException {
		List<Scenario> scenarios = Arrays.stream(Scenario.values())
			.filter((scenario) -> include.matcher(EndToEnd.class.getName() + "." + scenario).find())
			.toList();
		List<Measured> measured = new ArrayList<>();
		for (int round = 0; round < rounds; round++) {
			for (Scenario scenario : scenarios) {
				for (Client client : Client.values()) {
					Measured figures = measure(scenario, client, options);
					if (figures != null) {
						measured.add(figures);
					}
					System.out.println((figures != null) ? figures : client + " does not cope with " + scenario);
					JSON.writeValue(results.toFile(), measured);
				}
			}
		}
	}

	/**
	 * Read what was measured.
	 * @param results where it was written to
	 * @return the figures of all rounds
	 */
	public static List<Measured> read(Path results) {
		return Files.exists(results) ? List.of(JSON.readValue(results.toFile(), Measured[].class)) : List.of();
	}

	// Return nothing when another client does not come to an end.
	private static @Nullable Measured measure(Scenario scenario, Client client, String... options)
			throws IOException, InterruptedException {
		Process server = start(options, "512m", ServerProcess.class, scenario.kind().name());
		try (BufferedReader told = server.inputReader()) {
			String port = told.readLine();
			Process process = start(options, "2g", ClientProcess.class, scenario.name(), client.name(), port);
			try (BufferedReader figures = process.inputReader()) {
				boolean over = process.waitFor(PATIENCE, TimeUnit.MINUTES) && process.exitValue() == 0;
				if (!over && client == Client.OURS) {
					throw new IllegalStateException("Not measured: " + scenario);
				}
				return over ? JSON.readValue(figures.readLine(), Measured.class) : null;
			}
			finally {
				process.destroyForcibly();
			}
		}
		finally {
			server.destroyForcibly();
		}
	}

	private static Process start(String[] options, String heap, Class<?> type, String... arguments) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("-XX:+UseG1GC", "-Xms" + heap, "-Xmx" + heap));
		command.addAll(List.of(options));
		command.addAll(List.of("-Dbenchmarks.warmup=" + Integer.getInteger("benchmarks.warmup", 40), "-classpath",
				System.getProperty("java.class.path"), type.getName()));
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
	}

}
