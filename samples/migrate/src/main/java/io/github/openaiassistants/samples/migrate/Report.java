package io.github.openaiassistants.samples.migrate;

/**
 * Tells what was left out, and what is left to do.
 */
final class Report {

	private final Terminal terminal;

	private boolean complete = true;

	Report(Terminal terminal) {
		this.terminal = terminal;
	}

	void done(String what) {
		this.terminal.printLine(what);
	}

	void leftOut(String of, String what) {
		this.complete = false;
		this.terminal.complain(of + ": left out: " + what);
	}

	void toDo(String of, String what) {
		this.terminal.complain(of + ": to do: " + what);
	}

	// @return whether nothing was left out
	boolean isComplete() {
		return this.complete;
	}

}
