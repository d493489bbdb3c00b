package io.github.openaiassistants.function;

/**
 * A function of the application that cannot be offered to assistants as it is.
 */
public class InvalidFunctionException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * What to do about it.
	 */
	private final String remedy;

	InvalidFunctionException(String problem, String remedy) {
		super(problem);
		this.remedy = remedy;
	}

	/**
	 * Return what to do about it.
	 * @return one or more sentences
	 */
	public String remedy() {
		return this.remedy;
	}

}
