package io.github.openaiassistants.benchmarks;

/**
 * One server-sent event.
 *
 * @param name its name
 * @param data its data, in one line
 */
public record Frame(String name, String data) {

	static Frame parse(String block) {
		int lineEnd = block.indexOf('\n');
		return new Frame(block.substring("event: ".length(), lineEnd), block.substring(lineEnd + "\ndata: ".length()));
	}

	/**
	 * Return the event as it is sent.
	 * @return the text with its blank line
	 */
	public String text() {
		return "event: " + this.name + "\ndata: " + this.data + "\n\n";
	}

}
