package io.github.openaiassistants.event;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * One call of a function of this application, without arguments and output.
 *
 * @param callId the id of the call at the server
 * @param functionName the name of the function
 * @param duration how long it took, or {@code null} as long as it is not over
 * @param cause why it failed, or {@code null} when it did not
 */
public record FunctionCallDetails(String callId, String functionName, @Nullable Duration duration,
		@Nullable FailureSummary cause) {

	/**
	 * Show id and name as far as they look like identifiers.
	 * @return a text without content
	 */
	@Override
	public String toString() {
		return "FunctionCallDetails[callId=" + Printable.id(this.callId) + ", functionName="
				+ Printable.id(this.functionName) + ", duration=" + this.duration + ", cause=" + this.cause + "]";
	}

}
