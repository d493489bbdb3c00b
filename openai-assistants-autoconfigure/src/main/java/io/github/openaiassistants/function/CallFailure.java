package io.github.openaiassistants.function;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.FailureSummary;
import io.github.openaiassistants.failure.LimitExceededException;

/**
 * Why a call has no output: once for the events, without content, and once for the model.
 *
 * @param summary the failure without content
 * @param told what the model is told
 * @param message what the model is told besides where the application says so, or
 * {@code null}
 */
record CallFailure(FailureSummary summary, String told, @Nullable String message) {

	private static final String UNAVAILABLE = "There is no such function.";

	private static final String TOO_LATE = "The function did not answer in time.";

	static CallFailure unknown() {
		return of("UnknownFunction", "There is no function of this name", UNAVAILABLE);
	}

	static CallFailure notAllowed() {
		return of("FunctionNotAllowed",
				"The assistant may not call this function (openai.assistants.functions.allowed)", UNAVAILABLE);
	}

	static CallFailure rejected() {
		return of("FunctionRejected", "There was no thread to call the function on", "The function was not called.");
	}

	static CallFailure skipped() {
		return of("FunctionSkipped", "The context of the run did not let the function be called",
				"The function was not called.");
	}

	static CallFailure callTooLong(Duration limit) {
		return tooLong("functions.call-timeout", "The function did not return within " + limit);
	}

	static CallFailure roundTooLong(Duration limit) {
		return tooLong("functions.round-timeout", "The calls of the round were not over within " + limit);
	}

	static CallFailure of(Throwable thrown) {
		String type = thrown.getClass().getSimpleName();
		if (thrown instanceof MalformedArgumentsException malformed) {
			return of(type, "The arguments do not fit the parameters of the function",
					String.valueOf(malformed.getMessage()));
		}
		if (thrown instanceof FunctionCallException refusal) {
			return of(type, "The function told the model why it has no output", String.valueOf(refusal.getMessage()));
		}
		FailureSummary summary = new FailureSummary(type, "The function threw " + thrown.getClass().getName(), null,
				null, null);
		return new CallFailure(summary, "The function failed.", thrown.getMessage());
	}

	private static CallFailure tooLong(String limit, String message) {
		return new CallFailure(FailureSummary.of(new LimitExceededException(limit, message)), TOO_LATE, null);
	}

	private static CallFailure of(String type, String message, String told) {
		return new CallFailure(new FailureSummary(type, message, null, null, null), told, null);
	}

	@Override
	public String toString() {
		return this.summary.toString();
	}

}
