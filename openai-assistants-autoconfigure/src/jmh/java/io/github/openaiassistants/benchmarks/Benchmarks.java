package io.github.openaiassistants.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import io.github.openaiassistants.benchmarks.endtoend.EndToEnd;
import io.github.openaiassistants.benchmarks.report.Report;

/**
 * Runs all benchmarks, side by side and as often as is asked for, and writes down what
 * came of it.
 */
public final class Benchmarks {

	private static final String[] QUIET = { "-Dlogback.configurationFile=benchmarks-logback.xml",
			"-Dorg.springframework.boot.logging.LoggingSystem=none" };

	private Benchmarks() {
	}

	/**
	 * Run the benchmarks.
	 * @param arguments none; see the system properties
	 * @throws Exception if a benchmark fails
	 */
	public static void main(String[] arguments) throws Exception {
		Path directory = Files.createDirectories(Path.of(System.getProperty("benchmarks.directory")));
		String include = System.getProperty("benchmarks.include", ".*");
		int rounds = Integer.getInteger("benchmarks.rounds", 1);
		Path results = directory.resolve("results.json");
		Path endToEnd = directory.resolve("endtoend.json");
		Files.deleteIfExists(results);
		Files.deleteIfExists(endToEnd);
		measure(include, rounds, results);
		EndToEnd.measure(Pattern.compile(include), rounds, endToEnd, QUIET);
		System.out.println();
		System.out.println(Report.write(directory, results, endToEnd));
	}

	private static void measure(String include, int rounds, Path results)
			throws IOException, RunnerException, CommandLineOptionException {
		List<RunResult> all = new ArrayList<>();
		Options options = options(include);
		for (int round = 0; round < rounds; round++) {
			all.addAll(run(options));
		}
		if (!all.isEmpty()) {
			ResultFormatFactory.getInstance(ResultFormatType.JSON, results.toString()).writeOut(all);
		}
	}

	private static Collection<RunResult> run(Options options) throws RunnerException {
		try {
			return new Runner(options).run();
		}
		catch (NoBenchmarksException ex) {
			return List.of();
		}
	}

	private static Options options(String include) throws CommandLineOptionException {
		String given = System.getProperty("benchmarks.options", "").strip();
		CommandLineOptions options = new CommandLineOptions(given.isEmpty() ? new String[0] : given.split("\\s+"));
		return new OptionsBuilder().parent(options)
			.include(include)
			.forks(options.getForkCount().orElse(1))
			.warmupIterations(options.getWarmupIterations().orElse(8))
			.warmupTime(options.getWarmupTime().orElse(TimeValue.seconds(1)))
			.measurementIterations(options.getMeasurementIterations().orElse(5))
			.measurementTime(options.getMeasurementTime().orElse(TimeValue.seconds(1)))
			.addProfiler(GCProfiler.class)
			.jvmArgsAppend("-XX:+UseG1GC", "-Xms1g", "-Xmx1g", QUIET[0], QUIET[1])
			.shouldFailOnError(true)
			.build();
	}

}
