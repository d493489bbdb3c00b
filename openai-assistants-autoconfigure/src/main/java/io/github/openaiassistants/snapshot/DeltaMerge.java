package io.github.openaiassistants.snapshot;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.model.CodeInterpreterCall;
import io.github.openaiassistants.model.CodeInterpreterToolCall;
import io.github.openaiassistants.model.FunctionCall;
import io.github.openaiassistants.model.FunctionToolCall;
import io.github.openaiassistants.model.MessageContent;
import io.github.openaiassistants.model.MessageDelta;
import io.github.openaiassistants.model.RunStepDelta;
import io.github.openaiassistants.model.Text;
import io.github.openaiassistants.model.TextContent;
import io.github.openaiassistants.model.ToolCall;
import io.github.openaiassistants.model.ToolCallsDetails;

/**
 * Adds deltas to what is there. Pieces of text, which most deltas are, go straight to
 * their place; trees are made of the others.
 *
 * @param json makes the trees
 */
record DeltaMerge(SnapshotJson json) {

	void merge(MessageDelta delta, AccumulatedObject message) {
		List<MessageContent> content = delta.content();
		if (delta.role() != null || !delta.extra().isEmpty() || content == null) {
			message.merge(this.json.tree(delta));
			return;
		}
		for (int i = 0; i < content.size(); i++) {
			MessageContent part = content.get(i);
			if (!(part instanceof TextContent text && append(text, message))) {
				message.list("content").merge(this.json.tree(part), i);
			}
		}
	}

	private static boolean append(TextContent part, AccumulatedObject message) {
		Integer index = part.index();
		Text text = part.text();
		String value = (text != null) ? text.value() : null;
		if (index == null || text == null || value == null || !part.extra().isEmpty() || !text.extra().isEmpty()
				|| !isNothing(text.annotations())) {
			return false;
		}
		message.list("content").element(index, "text").object("text", null).append("value", value);
		return true;
	}

	void merge(RunStepDelta delta, AccumulatedObject step) {
		if (!delta.extra().isEmpty() || !(delta.stepDetails() instanceof ToolCallsDetails details)
				|| !details.extra().isEmpty()) {
			step.merge(this.json.tree(delta));
			return;
		}
		AccumulatedObject grown = step.object("step_details", "tool_calls");
		List<ToolCall> calls = details.toolCalls();
		for (int i = 0; calls != null && i < calls.size(); i++) {
			AccumulatedList list = grown.list("tool_calls");
			if (!append(calls.get(i), list)) {
				list.merge(this.json.tree(calls.get(i)), i);
			}
		}
	}

	private static boolean append(ToolCall call, AccumulatedList calls) {
		if (call.index() == null || call.id() != null) {
			return false;
		}
		if (call instanceof FunctionToolCall function) {
			return function.extra().isEmpty() && append(function.function(), call.index(), calls);
		}
		return call instanceof CodeInterpreterToolCall interpreter && interpreter.extra().isEmpty()
				&& append(interpreter.codeInterpreter(), call.index(), calls);
	}

	private static boolean append(@Nullable FunctionCall function, int index, AccumulatedList calls) {
		String arguments = (function != null) ? function.arguments() : null;
		if (function == null || arguments == null || function.name() != null || function.output() != null
				|| !function.extra().isEmpty()) {
			return false;
		}
		calls.element(index, "function").object("function", null).append("arguments", arguments);
		return true;
	}

	private static boolean append(@Nullable CodeInterpreterCall interpreter, int index, AccumulatedList calls) {
		String input = (interpreter != null) ? interpreter.input() : null;
		if (interpreter == null || input == null || !isNothing(interpreter.outputs())
				|| !interpreter.extra().isEmpty()) {
			return false;
		}
		calls.element(index, "code_interpreter").object("code_interpreter", null).append("input", input);
		return true;
	}

	private static boolean isNothing(@Nullable List<?> elements) {
		return elements == null || elements.isEmpty();
	}

}
