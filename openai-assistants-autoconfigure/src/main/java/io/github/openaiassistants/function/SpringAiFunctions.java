package io.github.openaiassistants.function;

import java.util.function.Supplier;
import java.util.stream.Stream;

import org.springframework.ai.tool.ToolCallback;

/**
 * Tools of Spring AI as functions. Their {@code ToolContext} holds the attributes of the
 * run by name, and the {@link FunctionCallContext} under the name of its class.
 */
public final class SpringAiFunctions implements FunctionSource {

	private final Supplier<Stream<ToolCallback>> callbacks;

	/**
	 * Create the source.
	 * @param callbacks supplies the tools, asked once
	 */
	public SpringAiFunctions(Supplier<Stream<ToolCallback>> callbacks) {
		this.callbacks = callbacks;
	}

	@Override
	public Stream<FunctionHandler> handlers() {
		return this.callbacks.get().map(SpringAiFunction::new);
	}

}
