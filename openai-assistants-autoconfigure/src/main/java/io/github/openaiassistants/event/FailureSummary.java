package io.github.openaiassistants.event;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.AssistantsException;

/**
 * A failure as plain data: fit to be stored, sent and shown.
 *
 * @param type the simple name of the exception
 * @param message what went wrong, without content
 * @param status the HTTP status, or {@code null} when there was none
 * @param code the error code of the server, or {@code null} when there was none
 * @param requestId the id to quote to the operator of the server, or {@code null}
 */
public record FailureSummary(String type, String message, @Nullable Integer status, @Nullable String code,
		@Nullable String requestId) {

	/**
	 * Summarize an exception of ours.
	 * @param failure the exception
	 * @return its summary
	 */
	public static FailureSummary of(AssistantsException failure) {
		String message = String.valueOf(failure.getMessage());
		if (failure instanceof ApiException api) {
			Integer status = (api.status() != 0) ? api.status() : null;
			return new FailureSummary(api.getClass().getSimpleName(), message, status, api.code(), api.requestId());
		}
		return new FailureSummary(failure.getClass().getSimpleName(), message, null, null, null);
	}

	/**
	 * Show everything but the message, which may be that of any exception.
	 * @return a text without content
	 */
	@Override
	public String toString() {
		return "FailureSummary[type=" + this.type + ", message=" + this.message.length() + " characters, status="
				+ this.status + ", code=" + Printable.id(this.code) + ", requestId=" + Printable.id(this.requestId)
				+ "]";
	}

}
