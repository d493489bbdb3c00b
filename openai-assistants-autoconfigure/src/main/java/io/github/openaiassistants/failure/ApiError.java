package io.github.openaiassistants.failure;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

/**
 * What a server said about a request it did not serve.
 *
 * @param status the HTTP status, or 0 when no answer was received
 * @param code the code of the error envelope
 * @param type the type of the error envelope
 * @param param the request parameter the server blames
 * @param message the server's own words; may quote what was sent, so it is not logged
 * @param requestId the id to quote to the operator of the server
 * @param body the raw body, cut at 64 KiB; may hold content, so it is not logged
 */
public record ApiError(int status, @Nullable String code, @Nullable String type, @Nullable String param,
		@Nullable String message, @Nullable String requestId, @Nullable String body) implements Serializable {

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
