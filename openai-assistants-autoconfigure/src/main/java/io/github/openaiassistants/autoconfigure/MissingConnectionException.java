package io.github.openaiassistants.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * It is not configured where the server is, or how to be let in.
 */
class MissingConnectionException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String property;

	private final Provider provider;

	private final @Nullable String client;

	MissingConnectionException(String property, Provider provider) {
		this(property, provider, null);
	}

	private MissingConnectionException(String property, Provider provider, @Nullable String client) {
		super("openai.assistants." + ((client != null) ? "clients." + client + "." : "") + property + " is not set");
		this.property = property;
		this.provider = provider;
		this.client = client;
	}

	MissingConnectionException ofClient(String name) {
		return new MissingConnectionException(this.property, this.provider, name);
	}

	@Nullable String client() {
		return this.client;
	}

	String property() {
		return this.property;
	}

	Provider provider() {
		return this.provider;
	}

}
