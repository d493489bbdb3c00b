package io.github.openaiassistants.benchmarks;

import java.util.List;

/**
 * The runs that are read, and how they are cut into network buffers.
 */
public enum Input {

	/**
	 * A message of 2,000 deltas.
	 */
	LONG("2,000 deltas, 8 KiB buffers"),

	/**
	 * The same, each event in a buffer of its own.
	 */
	LONG_FRAMES("2,000 deltas, one event per buffer"),

	/**
	 * A run as they are recorded, of a hundred deltas.
	 */
	RECORDED("100 deltas as recorded"),

	/**
	 * What is around the deltas.
	 */
	LIFE_CYCLE("life cycle, 11 events"),

	/**
	 * Arguments of a function call.
	 */
	FUNCTION_ARGUMENTS("arguments of a function");

	private static final int BUFFER = 8 * 1024;

	private final String title;

	Input(String title) {
		this.title = title;
	}

	/**
	 * Return how it is called in tables.
	 * @return a short text
	 */
	public String title() {
		return this.title;
	}

	/**
	 * Return what is sent.
	 * @return the run
	 */
	public Transcript transcript() {
		return switch (this) {
			case LONG, LONG_FRAMES -> Runs.ofDeltas(2000);
			case RECORDED -> Runs.recorded(100);
			case LIFE_CYCLE -> Runs.lifeCycle();
			case FUNCTION_ARGUMENTS -> Runs.functionCall(300);
		};
	}

	/**
	 * Return what arrives at a time.
	 * @return the pieces of the run
	 */
	public List<byte[]> pieces() {
		Transcript transcript = transcript();
		return (this == LONG_FRAMES) ? transcript.byFrame() : transcript.bySize(BUFFER);
	}

}
