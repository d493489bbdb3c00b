package io.github.openaiassistants.backend.responses.translation;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.model.FunctionCall;
import io.github.openaiassistants.model.FunctionToolCall;
import io.github.openaiassistants.model.RunToolCall;
import io.github.openaiassistants.model.RunToolCallFunction;

/**
 * A call of a function of the application.
 */
final class CallItem extends OutputItem {

	private final String callId;

	private final int position;

	private final StreamedText streamed;

	private @Nullable String name;

	private @Nullable String arguments;

	private @Nullable String output;

	private boolean finished;

	private boolean truncated;

	CallItem(int position, @Nullable String itemId, String callId, @Nullable String name, StreamedText streamed) {
		super(ItemKind.FUNCTION_CALL, itemId);
		this.position = position;
		this.callId = callId;
		this.name = name;
		this.streamed = streamed;
	}

	// Return the position among the calls of the step.
	int position() {
		return this.position;
	}

	@Override
	String callId() {
		return this.callId;
	}

	@Override
	boolean isOpen() {
		return !this.finished;
	}

	StreamedText streamed() {
		return this.streamed;
	}

	void finish(@Nullable String functionName, @Nullable String whole, boolean cut) {
		this.name = (this.name != null) ? this.name : functionName;
		this.arguments = (whole != null) ? whole : this.streamed.toString();
		this.truncated = cut;
		this.finished = true;
	}

	// Tell whether the model did not come to the end of the call.
	boolean isTruncated() {
		return this.truncated;
	}

	void answer(String answer) {
		this.output = answer;
	}

	boolean isAnswered() {
		return this.output != null;
	}

	FunctionToolCall toToolCall() {
		return new FunctionToolCall(null, this.callId, "function", new FunctionCall(name(), arguments(), this.output,
				new ExplicitNulls().member("output", this.output).toExtra()), Map.of());
	}

	RunToolCall toRunToolCall() {
		return new RunToolCall(this.callId, "function", new RunToolCallFunction(name(), arguments(), Map.of()),
				Map.of());
	}

	private String name() {
		return (this.name != null) ? this.name : "";
	}

	private String arguments() {
		return (this.arguments != null) ? this.arguments : this.streamed.toString();
	}

}
