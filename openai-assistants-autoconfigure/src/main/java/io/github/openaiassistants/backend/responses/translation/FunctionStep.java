package io.github.openaiassistants.backend.responses.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.model.FunctionCall;
import io.github.openaiassistants.model.FunctionToolCall;
import io.github.openaiassistants.model.LastError;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.RunStepStatus;
import io.github.openaiassistants.model.RunToolCall;
import io.github.openaiassistants.model.StepDetails;
import io.github.openaiassistants.model.ToolCall;
import io.github.openaiassistants.model.ToolCallsDetails;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.Usage;

/**
 * The step that all function calls of a response share. It stays open until their outputs
 * are there.
 */
final class FunctionStep {

	private final TranslationBudget budget;

	private final StepDraft step;

	private final List<CallItem> calls = new ArrayList<>();

	private @Nullable Usage usage;

	private FunctionStep(TranslationBudget budget, StepDraft step) {
		this.budget = budget;
		this.step = step;
	}

	static FunctionStep begin(RunDraft run, String itemId) {
		return new FunctionStep(run.budget(), StepDraft.begin(run, itemId, details(List.of())));
	}

	// Go on with a step that waits for outputs.
	static FunctionStep restore(RunDraft run, RunStepObject step, @Nullable Usage usage) {
		FunctionStep restored = new FunctionStep(run.budget(), StepDraft.restore(run, step));
		restored.usage = usage;
		if (step.stepDetails() instanceof ToolCallsDetails details && details.toolCalls() != null) {
			for (ToolCall call : details.toolCalls()) {
				if (call instanceof FunctionToolCall told && told.id() != null && told.function() != null) {
					restored.restore(told.id(), told.function());
				}
			}
		}
		return restored;
	}

	private void restore(String callId, FunctionCall told) {
		CallItem call = new CallItem(this.calls.size(), null, callId, told.name(), new StreamedText(this.budget));
		call.finish(null, told.arguments(), false);
		if (told.output() != null) {
			call.answer(told.output());
		}
		this.calls.add(call);
	}

	CallItem begin(@Nullable String itemId, String callId, @Nullable String name, String arguments) {
		StreamedText streamed = new StreamedText(this.budget).append(arguments);
		CallItem call = new CallItem(this.calls.size(), itemId, callId, name, streamed);
		FunctionCall function = new FunctionCall(name, arguments, null,
				new ExplicitNulls().member("output", null).toExtra());
		this.step
			.change(details(List.of(new FunctionToolCall(call.position(), callId, "function", function, Map.of()))));
		this.calls.add(call);
		return call;
	}

	void write(CallItem call, String piece) {
		call.streamed().append(piece);
		FunctionCall function = new FunctionCall(null, piece, null, Map.of());
		this.step.change(details(List.of(new FunctionToolCall(call.position(), null, "function", function, Map.of()))));
	}

	// Keep the usage of the response until the step is completed.
	void hold(@Nullable Usage usageOfResponse) {
		this.usage = usageOfResponse;
	}

	@Nullable Usage heldUsage() {
		return this.usage;
	}

	List<RunToolCall> pending() {
		return this.calls.stream()
			.filter((call) -> !call.isAnswered() && !call.isTruncated())
			.map(CallItem::toRunToolCall)
			.toList();
	}

	void answer(List<ToolOutput> outputs) {
		for (ToolOutput output : outputs) {
			this.calls.stream()
				.filter((call) -> output.toolCallId().equals(call.callId()) && !call.isAnswered())
				.findFirst()
				.ifPresent((call) -> call.answer(output.output()));
		}
	}

	// Take what the server itself answered.
	void answer(Function<String, @Nullable String> outputs) {
		for (CallItem call : this.calls) {
			String output = outputs.apply(call.callId());
			if (output != null) {
				call.answer(output);
			}
		}
	}

	// Tell whether no call was cut short without an answer.
	boolean isWhole() {
		return this.calls.stream().allMatch((call) -> call.isAnswered() || !call.isTruncated());
	}

	void complete() {
		this.step.complete(details(toolCalls()), this.usage);
	}

	void fail(LastError error) {
		this.step.fail(details(toolCalls()), error);
	}

	void cancel() {
		this.step.cancel(details(toolCalls()));
	}

	// Change what is known about the step without saying so.
	void remember(RunStepStatus status) {
		this.step.remember(status, details(toolCalls()));
	}

	private List<ToolCall> toolCalls() {
		return this.calls.stream().map((call) -> (ToolCall) call.toToolCall()).toList();
	}

	private static StepDetails details(List<ToolCall> calls) {
		return new ToolCallsDetails("tool_calls", calls, Map.of());
	}

}
