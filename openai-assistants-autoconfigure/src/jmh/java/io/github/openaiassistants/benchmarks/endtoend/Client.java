package io.github.openaiassistants.benchmarks.endtoend;

/**
 * Who takes part.
 */
public enum Client {

	/**
	 * The client of the service's own makers.
	 */
	OPENAI_JAVA("openai-java"),

	/**
	 * What one writes with Spring alone.
	 */
	SPRING("hand-written Spring"),

	/**
	 * This project.
	 */
	OURS("ours, whole");

	private final String title;

	Client(String title) {
		this.title = title;
	}

	/**
	 * Return how it is called in tables.
	 * @return a short text
	 */
	public String title() {
		return this.title;
	}

}
