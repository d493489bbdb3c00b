package io.github.openaiassistants.function;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;
import org.springframework.ai.tool.function.FunctionToolCallback;

import static org.assertj.core.api.Assertions.assertThat;

class SpringAiFunctionsTests {

	private static final FunctionCallContext CONTEXT = new FunctionCallContext("call_1", "weather", "run_1", "thread_1",
			"asst_1", "client_run_1", Map.of("user", "anna"), Instant.MAX);

	@Test
	void toolIsAFunction() throws Exception {
		ToolCallback callback = FunctionToolCallback.builder("weather", (City city) -> "rain in " + city.name())
			.description("Tells the weather.")
			.inputType(City.class)
			.build();
		FunctionHandler function = function(callback);
		assertThat(function.name()).isEqualTo("weather");
		assertThat(function.description()).isEqualTo("Tells the weather.");
		assertThat(Rounds.MAPPER.readTree(function.parameters()).at("/properties/name/type").stringValue())
			.isEqualTo("string");
		assertThat(function.call(Rounds.MAPPER.readTree("{\"name\":\"Oslo\"}"), CONTEXT)).isEqualTo("\"rain in Oslo\"");
	}

	@Test
	void toolKnowsItsRun() throws Exception {
		FunctionHandler function = function(new Recording());
		assertThat(function.call(Rounds.MAPPER.readTree("{}"), CONTEXT)).isEqualTo("anna, run_1");
	}

	@Test
	void toolsAreListedWithOtherFunctions() {
		FunctionRegistry registry = new FunctionRegistry(
				() -> new SpringAiFunctions(() -> Stream.of(new Recording())).handlers(), Rounds.MAPPER, Map.of());
		assertThat(registry.tools()).hasSize(1);
		assertThat(registry.find("recording")).isNotNull();
	}

	private static FunctionHandler function(ToolCallback callback) {
		return new SpringAiFunctions(() -> Stream.of(callback)).handlers().findFirst().orElseThrow();
	}

	record City(String name) {

	}

	static final class Recording implements ToolCallback {

		@Override
		public ToolDefinition getToolDefinition() {
			return ToolDefinition.builder().name("recording").description("").inputSchema("{}").build();
		}

		@Override
		public String call(String input) {
			throw new AssertionError("without context");
		}

		@Override
		public String call(String input, @Nullable ToolContext context) {
			assertThat(context).isNotNull();
			FunctionCallContext call = (FunctionCallContext) context.getContext()
				.get(FunctionCallContext.class.getName());
			assertThat(call).isNotNull();
			return context.getContext().get("user") + ", " + call.runId();
		}

	}

}
