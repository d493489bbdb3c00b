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

	/**
	 * Add a piece of a message.
	 * @param delta the piece
	 * @param message the message
	 * @return the text that has grown, {@code null} when anything else has, too
	 */
	@Nullable AccumulatedText merge(MessageDelta delta, AccumulatedObject message) {
		List<MessageContent> content = delta.content();
		if (delta.role() != null || !delta.extra().isEmpty() || content == null) {
			message.merge(this.json.tree(delta));
			return null;
		}
		AccumulatedText grown = null;
		for (int i = 0; i < content.size(); i++) {
			MessageContent part = content.get(i);
			String piece = piece(part);
			if (piece != null && part.index() != null) {
				grown = message.list("content")
					.element(part.index(), "text")
					.object("text", null)
					.append("value", piece);
			}
			else {
				message.list("content").merge(this.json.tree(part), i);
			}
		}
		return (content.size() == 1) ? grown : null;
	}

	/**
	 * Return the text of a part of a message that is nothing but a piece of text.
	 * @param part the part
	 * @return the text, or {@code null} when the part says more
	 */
	static @Nullable String piece(MessageContent part) {
		if (!(part instanceof TextContent content) || !content.extra().isEmpty()) {
			return null;
		}
		Text text = content.text();
		return (text != null && text.extra().isEmpty() && isNothing(text.annotations())) ? text.value() : null;
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
