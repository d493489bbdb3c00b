package io.github.openaiassistants.function;

/**
 * Thrown by a function that has no output and wants to tell the model why. Its message is
 * told to the model and shown nowhere else.
 */
public class FunctionCallException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create the failure.
	 * @param message what the model is told
	 */
	public FunctionCallException(String message) {
		super(message);
	}

}
