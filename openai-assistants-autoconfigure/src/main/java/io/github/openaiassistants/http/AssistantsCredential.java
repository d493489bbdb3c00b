package io.github.openaiassistants.http;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A credential and how long it is good for.
 *
 * @param value the secret, without {@code Bearer} before it
 * @param expiresAt when it expires, or {@code null} when that is not known: it is then
 * used until the server refuses it
 */
public record AssistantsCredential(ApiKey value, @Nullable Instant expiresAt) {

	/**
	 * Create a credential.
	 * @param secret the secret, without {@code Bearer} before it
	 * @param expiresAt when it expires, or {@code null} when that is not known
	 * @return the credential
	 */
	public static AssistantsCredential of(String secret, @Nullable Instant expiresAt) {
		return new AssistantsCredential(ApiKey.of(secret), expiresAt);
	}

}
