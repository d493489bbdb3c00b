package io.github.openaiassistants.failure;

import java.io.Serializable;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a server said about a request it did not serve.
 *
 * @param status the HTTP status, or 0 when no answer was received
 * @param code the code of the error envelope, or {@code null} when there was none
 * @param type the type of the error envelope, or {@code null} when there was none
 * @param param the request parameter the server blames, or {@code null} for none
 * @param message the server's own words; may quote what was sent, so it is not logged
 * @param requestId the id to quote to the operator of the server, or {@code null} when
 * there was none
 * @param body the raw body, cut at 64 KiB; may hold content, so it is not logged
 * @param retryAfter how long the server asked to wait before the next attempt, or
 * {@code null} when it did not
 * @param shouldRetry whether the server said that another attempt is worth it, or
 * {@code null} when it did not say
 */
public record ApiError(int status, @Nullable String code, @Nullable String type, @Nullable String param,
		@Nullable String message, @Nullable String requestId, @Nullable String body, @Nullable Duration retryAfter,
		@Nullable Boolean shouldRetry) implements Serializable {

	/**
	 * Create an error of which no more is known than the status.
	 * @param status the HTTP status, or 0 when no answer was received
	 * @return the error
	 */
	public static ApiError of(int status) {
		return new ApiError(status, null, null, null, null, null, null, null, null);
	}

	/**
	 * Show status, code, type and request id only.
	 * @return a text without content
	 */
	@Override
	public String toString() {
		return "ApiError[status=" + this.status + ", code=" + this.code + ", type=" + this.type + ", param="
				+ this.param + ", requestId=" + this.requestId + "]";
	}

}
