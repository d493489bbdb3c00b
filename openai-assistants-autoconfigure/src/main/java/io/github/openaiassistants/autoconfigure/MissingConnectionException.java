package io.github.openaiassistants.autoconfigure;

/**
 * It is not configured where the server is, or how to be let in.
 */
class MissingConnectionException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String property;

	private final Provider provider;

	MissingConnectionException(String property, Provider provider) {
		super("openai.assistants." + property + " is not set");
		this.property = property;
		this.provider = provider;
	}

	String property() {
		return this.property;
	}

	Provider provider() {
		return this.provider;
	}

}
