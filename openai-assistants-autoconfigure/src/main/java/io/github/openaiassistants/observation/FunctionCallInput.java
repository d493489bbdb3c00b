package io.github.openaiassistants.observation;

import org.jspecify.annotations.Nullable;

/**
 * Which function is called.
 *
 * @param callId the id of the call at the server
 * @param functionName the name that the server wrote
 * @param known whether there is a function of this name here: any other name may be
 * anything
 * @param arguments the arguments as the server wrote them, or {@code null} when there are
 * none or they are not told
 */
public record FunctionCallInput(String callId, String functionName, boolean known, @Nullable String arguments) {

	/**
	 * Return the same without what the model wrote.
	 * @return the call without its arguments
	 */
	FunctionCallInput withoutContent() {
		return new FunctionCallInput(this.callId, this.functionName, this.known, null);
	}

	/**
	 * Show whether the function is known, and its name if so.
	 * @return a text without content
	 */
	@Override
	public String toString() {
		return "FunctionCallInput[functionName=" + (this.known ? this.functionName : "unknown") + "]";
	}

}
