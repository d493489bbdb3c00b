package io.github.openaiassistants.test;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * How a file fares that is added to a vector store, as a value: it is in progress first,
 * then it is completed or has failed.
 */
public final class FileIndexing {

	private final int polls;

	private final Duration time;

	private final String code;

	private final String message;

	private FileIndexing(int polls, Duration time, String code, String message) {
		this.polls = polls;
		this.time = time;
		this.code = code;
		this.message = message;
	}

	/**
	 * Completes when it was looked at often enough. A look is a {@code GET} of the file,
	 * or of a vector store, a batch or a list it belongs to.
	 * @param looks how many looks still find it in progress, may be 0
	 * @return the description
	 */
	public static FileIndexing afterPolls(int looks) {
		if (looks < 0) {
			throw new IllegalArgumentException("looks must not be negative");
		}
		return new FileIndexing(looks, Duration.ZERO, "", "");
	}

	/**
	 * Completes after a time by the server's clock.
	 * @param duration the time
	 * @return the description
	 */
	public static FileIndexing after(Duration duration) {
		return new FileIndexing(0, Objects.requireNonNull(duration, "duration must not be null"), "", "");
	}

	/**
	 * Stays in progress until it is cancelled.
	 * @return the description
	 */
	public static FileIndexing never() {
		return new FileIndexing(Integer.MAX_VALUE, Duration.ZERO, "", "");
	}

	/**
	 * Fails instead of being completed.
	 * @param errorCode the code of the error, such as {@code unsupported_file}
	 * @param errorMessage its text
	 * @return the changed description
	 */
	public FileIndexing failing(String errorCode, String errorMessage) {
		return new FileIndexing(this.polls, this.time, Objects.requireNonNull(errorCode, "errorCode must not be null"),
				Objects.requireNonNull(errorMessage, "errorMessage must not be null"));
	}

	boolean isOver(int looks, Instant begin, Instant now) {
		return looks >= this.polls && !now.isBefore(begin.plus(this.time));
	}

	boolean fails() {
		return !this.code.isEmpty();
	}

	String code() {
		return this.code;
	}

	String message() {
		return this.message;
	}

}
