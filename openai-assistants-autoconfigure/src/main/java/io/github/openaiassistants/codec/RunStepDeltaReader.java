package io.github.openaiassistants.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import io.github.openaiassistants.model.CodeInterpreterCall;
import io.github.openaiassistants.model.CodeInterpreterOutput;
import io.github.openaiassistants.model.CodeInterpreterToolCall;
import io.github.openaiassistants.model.FunctionCall;
import io.github.openaiassistants.model.FunctionToolCall;
import io.github.openaiassistants.model.RunStepDelta;
import io.github.openaiassistants.model.RunStepDeltaObject;
import io.github.openaiassistants.model.ToolCall;
import io.github.openaiassistants.model.ToolCallsDetails;

/**
 * Reads pieces of function arguments and of code. Anything but the usual shape gives
 * {@code null} and is left to the general codec.
 */
final class RunStepDeltaReader {

	private static final String OBJECT = "thread.run.step.delta";

	private RunStepDeltaReader() {
	}

	static @Nullable RunStepDeltaObject read(JsonParser parser) {
		if (!DeltaTokens.object(parser, null)) {
			return null;
		}
		String id = null;
		String object = null;
		RunStepDelta delta = null;
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			boolean usual;
			switch (name) {
				case "id" -> {
					id = DeltaTokens.string(parser, id);
					usual = id != null;
				}
				case "object" -> {
					object = DeltaTokens.constant(parser, object, OBJECT);
					usual = object != null;
				}
				case "delta" -> {
					delta = delta(parser, delta);
					usual = delta != null;
				}
				default -> usual = false;
			}
			if (!usual) {
				return null;
			}
		}
		return (id != null) ? new RunStepDeltaObject(id, object, delta, Map.of()) : null;
	}

	private static @Nullable RunStepDelta delta(JsonParser parser, @Nullable Object former) {
		if (!DeltaTokens.object(parser, former) || !"step_details".equals(parser.nextName())) {
			return null;
		}
		ToolCallsDetails details = details(parser);
		return (details != null && parser.nextToken() == JsonToken.END_OBJECT) ? new RunStepDelta(details, Map.of())
				: null;
	}

	private static @Nullable ToolCallsDetails details(JsonParser parser) {
		if (!DeltaTokens.object(parser, null)) {
			return null;
		}
		String type = null;
		List<ToolCall> calls = null;
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			boolean usual;
			switch (name) {
				case "type" -> {
					type = DeltaTokens.constant(parser, type, "tool_calls");
					usual = type != null;
				}
				case "tool_calls" -> {
					calls = calls(parser, calls);
					usual = calls != null;
				}
				default -> usual = false;
			}
			if (!usual) {
				return null;
			}
		}
		return (type != null) ? new ToolCallsDetails(type, calls, Map.of()) : null;
	}

	private static @Nullable List<ToolCall> calls(JsonParser parser, @Nullable Object former) {
		if (!DeltaTokens.array(parser, former)) {
			return null;
		}
		List<ToolCall> calls = new ArrayList<>(1);
		while (parser.nextToken() == JsonToken.START_OBJECT) {
			ToolCall call = call(parser);
			if (call == null) {
				return null;
			}
			calls.add(call);
		}
		return parser.hasToken(JsonToken.END_ARRAY) ? calls : null;
	}

	private static @Nullable ToolCall call(JsonParser parser) {
		Integer index = null;
		String id = null;
		String type = null;
		FunctionCall function = null;
		CodeInterpreterCall code = null;
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			boolean usual;
			switch (name) {
				case "index" -> {
					index = DeltaTokens.index(parser, index);
					usual = index != null;
				}
				case "id" -> {
					id = DeltaTokens.string(parser, id);
					usual = id != null;
				}
				case "type" -> {
					type = DeltaTokens.string(parser, type);
					usual = type != null;
				}
				case "function" -> {
					function = function(parser, function);
					usual = function != null;
				}
				case "code_interpreter" -> {
					code = code(parser, code);
					usual = code != null;
				}
				default -> usual = false;
			}
			if (!usual) {
				return null;
			}
		}
		if ("function".equals(type) && code == null) {
			return new FunctionToolCall(index, id, type, function, Map.of());
		}
		if ("code_interpreter".equals(type) && function == null) {
			return new CodeInterpreterToolCall(index, id, type, code, Map.of());
		}
		return null;
	}

	private static @Nullable FunctionCall function(JsonParser parser, @Nullable Object former) {
		if (!DeltaTokens.object(parser, former)) {
			return null;
		}
		String functionName = null;
		String arguments = null;
		String output = null;
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			boolean usual;
			switch (name) {
				case "name" -> {
					functionName = DeltaTokens.string(parser, functionName);
					usual = functionName != null;
				}
				case "arguments" -> {
					arguments = DeltaTokens.string(parser, arguments);
					usual = arguments != null;
				}
				case "output" -> {
					output = DeltaTokens.string(parser, output);
					usual = output != null;
				}
				default -> usual = false;
			}
			if (!usual) {
				return null;
			}
		}
		return new FunctionCall(functionName, arguments, output, Map.of());
	}

	private static @Nullable CodeInterpreterCall code(JsonParser parser, @Nullable Object former) {
		if (!DeltaTokens.object(parser, former)) {
			return null;
		}
		String input = null;
		List<CodeInterpreterOutput> outputs = null;
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			boolean usual;
			switch (name) {
				case "input" -> {
					input = DeltaTokens.string(parser, input);
					usual = input != null;
				}
				case "outputs" -> {
					outputs = DeltaTokens.emptyArray(parser, outputs);
					usual = outputs != null;
				}
				default -> usual = false;
			}
			if (!usual) {
				return null;
			}
		}
		return new CodeInterpreterCall(input, outputs, Map.of());
	}

}
