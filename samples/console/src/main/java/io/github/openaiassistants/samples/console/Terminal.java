package io.github.openaiassistants.samples.console;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * Standard input, output and error of the program, in UTF-8 wherever it runs. Everything
 * that is written can be seen at once.
 */
final class Terminal {

	private final InputStream in;

	private final PrintStream out;

	private final PrintStream err;

	Terminal(InputStream in, OutputStream out, OutputStream err) {
		this.in = in;
		this.out = new PrintStream(out, false, StandardCharsets.UTF_8);
		this.err = new PrintStream(err, false, StandardCharsets.UTF_8);
	}

	Stream<String> lines() {
		return new BufferedReader(new InputStreamReader(this.in, StandardCharsets.UTF_8)).lines();
	}

	void print(String text) {
		this.out.print(text);
		this.out.flush();
	}

	void printLine(String line) {
		// The same line end everywhere, because programs read it
		print(line + "\n");
	}

	void printLine(byte[] line) {
		this.out.writeBytes(line);
		this.out.write('\n');
		this.out.flush();
	}

	void complain(String reason) {
		this.err.print("console: " + reason.replaceAll("\\p{Cntrl}+", " ").strip() + "\n");
		this.err.flush();
	}

}
