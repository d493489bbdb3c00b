package io.github.openaiassistants.failure;

/**
 * Stands for an exception of the application in logs: has its stack trace and the name of
 * its type, but not its message, which may quote content. So do its causes.
 */
public final class Withheld extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private static final int MAX_CAUSES = 8;

	private Withheld(Throwable failure, int depth) {
		super(failure.getClass().getName() + " (its message may quote content)",
				(failure.getCause() != null && depth < MAX_CAUSES) ? new Withheld(failure.getCause(), depth + 1)
						: null);
		setStackTrace(failure.getStackTrace());
	}

	/**
	 * Make what may be logged.
	 * @param failure what was thrown
	 * @return an exception in its place
	 */
	public static Withheld of(Throwable failure) {
		return new Withheld(failure, 0);
	}

}
