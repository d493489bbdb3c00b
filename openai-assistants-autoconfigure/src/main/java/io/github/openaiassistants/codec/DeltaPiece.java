package io.github.openaiassistants.codec;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.model.CodeInterpreterCall;
import io.github.openaiassistants.model.CodeInterpreterToolCall;
import io.github.openaiassistants.model.FunctionCall;
import io.github.openaiassistants.model.FunctionToolCall;
import io.github.openaiassistants.model.MessageDelta;
import io.github.openaiassistants.model.MessageDeltaObject;
import io.github.openaiassistants.model.RunStepDelta;
import io.github.openaiassistants.model.RunStepDeltaObject;
import io.github.openaiassistants.model.Text;
import io.github.openaiassistants.model.TextContent;
import io.github.openaiassistants.model.ToolCall;
import io.github.openaiassistants.model.ToolCallsDetails;
import io.github.openaiassistants.model.WireObject;

/**
 * Where a delta has its piece of text, if it has just one.
 */
enum DeltaPiece {

	/**
	 * The text of a message.
	 */
	MESSAGE_TEXT {

		@Override
		@Nullable String of(Object delta) {
			Text text = (delta instanceof MessageDeltaObject object) ? text(object) : null;
			return (text != null) ? text.value() : null;
		}

		private @Nullable Text text(MessageDeltaObject object) {
			MessageDelta delta = object.delta();
			if (delta == null || delta.content() == null || delta.content().size() != 1
					|| !(delta.content().get(0) instanceof TextContent part)) {
				return null;
			}
			Text text = part.text();
			boolean usual = text != null && isNothing(text.annotations()) && areShared(object, delta, part, text);
			return usual ? text : null;
		}

		@Override
		Object with(Object like, String value) {
			MessageDeltaObject object = (MessageDeltaObject) like;
			MessageDelta delta = require(object.delta());
			TextContent part = (TextContent) require(delta.content()).get(0);
			Text text = require(part.text());
			Text other = new Text(value, text.annotations(), text.extra());
			TextContent content = new TextContent(part.index(), part.type(), other, part.extra());
			return new MessageDeltaObject(object.id(), object.object(),
					new MessageDelta(delta.role(), List.of(content), delta.extra()), object.extra());
		}

	},

	/**
	 * The arguments of a function call, or the input of the code interpreter.
	 */
	TOOL_CALL {

		@Override
		@Nullable String of(Object delta) {
			RunStepDelta step = (delta instanceof RunStepDeltaObject object) ? object.delta() : null;
			if (step == null || !(step.stepDetails() instanceof ToolCallsDetails details) || details.toolCalls() == null
					|| details.toolCalls().size() != 1 || !areShared((WireObject) delta, step, details)) {
				return null;
			}
			ToolCall call = details.toolCalls().get(0);
			if (call instanceof FunctionToolCall function && function.function() != null) {
				return areShared(function, function.function()) ? function.function().arguments() : null;
			}
			if (call instanceof CodeInterpreterToolCall interpreter && interpreter.codeInterpreter() != null) {
				CodeInterpreterCall code = interpreter.codeInterpreter();
				return (isNothing(code.outputs()) && areShared(interpreter, code)) ? code.input() : null;
			}
			return null;
		}

		@Override
		Object with(Object like, String value) {
			RunStepDeltaObject object = (RunStepDeltaObject) like;
			RunStepDelta step = require(object.delta());
			ToolCallsDetails details = (ToolCallsDetails) require(step.stepDetails());
			ToolCall call = with(require(details.toolCalls()).get(0), value);
			ToolCallsDetails calls = new ToolCallsDetails(details.type(), List.of(call), details.extra());
			return new RunStepDeltaObject(object.id(), object.object(), new RunStepDelta(calls, step.extra()),
					object.extra());
		}

		private ToolCall with(ToolCall call, String value) {
			if (call instanceof FunctionToolCall like) {
				FunctionCall function = require(like.function());
				return new FunctionToolCall(like.index(), like.id(), like.type(),
						new FunctionCall(function.name(), value, function.output(), function.extra()), like.extra());
			}
			CodeInterpreterToolCall like = (CodeInterpreterToolCall) call;
			CodeInterpreterCall code = require(like.codeInterpreter());
			return new CodeInterpreterToolCall(like.index(), like.id(), like.type(),
					new CodeInterpreterCall(value, code.outputs(), code.extra()), like.extra());
		}

	};

	/**
	 * Return the piece of text.
	 * @param delta the payload of an event
	 * @return the text, or {@code null} when there is not just one, or something else
	 * that cannot be shared
	 */
	abstract @Nullable String of(Object delta);

	/**
	 * Return the same delta with another piece of text. All else is shared.
	 * @param like a delta that has one
	 * @param value the other text
	 * @return the delta
	 */
	abstract Object with(Object like, String value);

	private static <T> T require(@Nullable T part) {
		if (part == null) {
			throw new IllegalStateException("Not of the shape that was learned");
		}
		return part;
	}

	private static boolean isNothing(@Nullable List<?> elements) {
		return elements == null || elements.isEmpty();
	}

	// Trees can be changed by whoever gets them
	private static boolean areShared(WireObject... objects) {
		for (WireObject object : objects) {
			Map<String, JsonNode> extra = object.extra();
			if (!extra.isEmpty() && !extra.values().stream().allMatch(JsonNode::isValueNode)) {
				return false;
			}
		}
		return true;
	}

}
