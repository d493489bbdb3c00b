package io.github.openaiassistants.test.event;

import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.FailureSummary;

/**
 * A function call that a run asked for, as far as the events tell of it.
 *
 * @param callId the id of the call at the server
 * @param name the name of the function
 * @param arguments the arguments as the model wrote them, mostly JSON text
 * @param output the output that was submitted, or {@code null} as long as the server has
 * not told it
 * @param cause why the function failed, or {@code null} when it did not
 */
public record RecordedFunctionCall(String callId, String name, String arguments, @Nullable String output,
		@Nullable FailureSummary cause) implements AssertProvider<RecordedFunctionCallAssert> {

	RecordedFunctionCall with(@Nullable String newOutput) {
		return (newOutput != null)
				? new RecordedFunctionCall(this.callId, this.name, this.arguments, newOutput, this.cause) : this;
	}

	RecordedFunctionCall with(@Nullable FailureSummary newCause) {
		return (newCause != null)
				? new RecordedFunctionCall(this.callId, this.name, this.arguments, this.output, newCause) : this;
	}

	/**
	 * Return assertions about this call. Used by AssertJ: write {@code assertThat(call)}.
	 * @return the assertions
	 */
	@Override
	public RecordedFunctionCallAssert assertThat() {
		return new RecordedFunctionCallAssert(this);
	}

	/**
	 * Show what was called, not with what.
	 * @return a text without content
	 */
	@Override
	public String toString() {
		return "call of " + this.name + ((this.cause != null) ? ", failed" : "");
	}

}
