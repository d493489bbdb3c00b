package io.github.openaiassistants.http;

import java.util.Objects;

/**
 * A credential that does not show itself: neither printing nor serializing it reveals the
 * value.
 */
public final class ApiKey {

	private static final String MASK = "****";

	private final String value;

	private ApiKey(String value) {
		this.value = value;
	}

	/**
	 * Create a key, removing the white space that files and shells put around it.
	 * @param value the secret
	 * @return the key
	 */
	public static ApiKey of(String value) {
		return new ApiKey(value.strip());
	}

	/**
	 * Give the value away, for a request header.
	 * @return the secret
	 */
	public String reveal() {
		return this.value;
	}

	/**
	 * Return whether there is nothing in it.
	 * @return whether the secret has no characters
	 */
	public boolean isEmpty() {
		return this.value.isEmpty();
	}

	/**
	 * Replace every occurrence of the secret in a text that came from outside.
	 * @param text a text that may quote the secret
	 * @return the text without it
	 */
	String mask(String text) {
		return this.value.isEmpty() ? text : text.replace(this.value, MASK);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof ApiKey key && key.value.equals(this.value);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.value);
	}

	@Override
	public String toString() {
		return MASK;
	}

}
