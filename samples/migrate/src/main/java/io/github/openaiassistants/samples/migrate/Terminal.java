package io.github.openaiassistants.samples.migrate;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard output and error of the program, in UTF-8 wherever it runs.
 */
final class Terminal {

	private final PrintStream out;

	private final PrintStream err;

	Terminal(OutputStream out, OutputStream err) {
		this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
		this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
	}

	void printLine(String line) {
		// The same line end everywhere, because programs read it
		this.out.print(line + "\n");
		this.out.flush();
	}

	void complain(String reason) {
		this.err.print("migrate: " + reason.replaceAll("\\p{Cntrl}+", " ").strip() + "\n");
		this.err.flush();
	}

}
