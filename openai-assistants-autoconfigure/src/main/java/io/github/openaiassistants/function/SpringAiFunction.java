package io.github.openaiassistants.function;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;
import tools.jackson.databind.JsonNode;

/**
 * A function that is a tool of Spring AI.
 */
final class SpringAiFunction implements FunctionHandler, Located {

	private final ToolCallback callback;

	private final ToolDefinition definition;

	SpringAiFunction(ToolCallback callback) {
		this.callback = callback;
		this.definition = callback.getToolDefinition();
	}

	@Override
	public String name() {
		return this.definition.name();
	}

	@Override
	public String description() {
		return this.definition.description();
	}

	@Override
	public String parameters() {
		return this.definition.inputSchema();
	}

	@Override
	public @Nullable Object call(JsonNode arguments, FunctionCallContext context) {
		Map<String, Object> values = new HashMap<>(context.attributes());
		values.put(FunctionCallContext.class.getName(), context);
		return this.callback.call(arguments.toString(), new ToolContext(values));
	}

	@Override
	public String location() {
		return this.callback.getClass().getName();
	}

}
