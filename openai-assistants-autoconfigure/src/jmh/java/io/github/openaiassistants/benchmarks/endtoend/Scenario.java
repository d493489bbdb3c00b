package io.github.openaiassistants.benchmarks.endtoend;

/**
 * What clients have to cope with.
 */
public enum Scenario {

	/**
	 * One run after the other, as fast as it goes.
	 */
	BULK_1(Kind.BULK, 1, "1 run, as fast as it goes"),

	/**
	 * Many runs at a time, as fast as it goes.
	 */
	BULK_256(Kind.BULK, 256, "256 runs, as fast as it goes"),

	/**
	 * Very many runs at a time, as fast as it goes.
	 */
	BULK_2000(Kind.BULK, 2000, "2,000 runs, as fast as it goes"),

	/**
	 * Many runs that are written a token at a time.
	 */
	PACED_256(Kind.PACED, 256, "256 runs, 50 events/s each"),

	/**
	 * Very many runs that have begun and say nothing.
	 */
	OPEN_2000(Kind.OPEN, 2000, "2,000 open runs before their first text");

	private final Kind kind;

	private final int runs;

	private final String title;

	Scenario(Kind kind, int runs, String title) {
		this.kind = kind;
		this.runs = runs;
		this.title = title;
	}

	Kind kind() {
		return this.kind;
	}

	int runs() {
		return this.runs;
	}

	/**
	 * Return how it is called in tables.
	 * @return a short text
	 */
	public String title() {
		return this.title;
	}

	/**
	 * How a server sends.
	 */
	enum Kind {

		BULK, PACED, OPEN

	}

}
