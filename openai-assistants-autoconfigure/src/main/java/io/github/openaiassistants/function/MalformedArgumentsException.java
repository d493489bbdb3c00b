package io.github.openaiassistants.function;

/**
 * The arguments that a model wrote are no JSON object or do not fit the parameters. The
 * message is for the model, which knows them.
 */
final class MalformedArgumentsException extends FunctionCallException {

	private static final long serialVersionUID = 1L;

	MalformedArgumentsException(String message) {
		super(message);
	}

}
