package io.github.openaiassistants.samples.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the program in a JVM of its own, in a locale that knows ASCII only.
 */
public final class ForkedProgram implements AutoCloseable {

	private static final int PATIENCE_SECONDS = 30;

	private final Path err;

	private final Process process;

	/**
	 * Start a program.
	 * @param classPath where its classes are
	 * @param main the class with the main method
	 * @param options the command line
	 * @throws IOException if there is no such JVM
	 */
	public ForkedProgram(String classPath, String main, String... options) throws IOException {
		this.err = Files.createTempFile("console", ".err");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"--enable-native-access=ALL-UNNAMED", "-cp", classPath, main));
		command.addAll(List.of(options));
		ProcessBuilder builder = new ProcessBuilder(command).redirectError(this.err.toFile());
		builder.environment().put("LC_ALL", "C");
		this.process = builder.start();
	}

	static ForkedProgram of(Class<?> main, String... options) throws IOException {
		return new ForkedProgram(System.getProperty("java.class.path"), main.getName(), options);
	}

	void type(String input) {
		try {
			this.process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
			this.process.getOutputStream().flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the standard output.
	 * @return its text
	 */
	public BufferedReader out() {
		return new BufferedReader(new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8));
	}

	// By SIGTERM: programs in the background of a shell may be deaf to the other
	void interrupt() {
		this.process.destroy();
	}

	/**
	 * Wait for the end.
	 * @return the exit status
	 * @throws InterruptedException if this thread is interrupted
	 */
	public int status() throws InterruptedException {
		if (!this.process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
			throw new AssertionError("The program does not end");
		}
		return this.process.exitValue();
	}

	/**
	 * Return what was written to standard error.
	 * @return the text
	 * @throws IOException if it cannot be read
	 */
	public String err() throws IOException {
		return Files.readString(this.err);
	}

	@Override
	public void close() throws IOException {
		this.process.destroyForcibly();
		Files.delete(this.err);
	}

}
