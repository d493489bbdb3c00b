package io.github.openaiassistants.autoconfigure;

import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.function.FunctionToolCallback;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.function.AssistantFunction;
import io.github.openaiassistants.function.FunctionCallContext;
import io.github.openaiassistants.function.FunctionCalls;
import io.github.openaiassistants.function.FunctionHandler;
import io.github.openaiassistants.function.FunctionRegistry;
import io.github.openaiassistants.function.FunctionSettings;
import io.github.openaiassistants.function.FunctionSource;
import io.github.openaiassistants.function.FunctionThreads;
import io.github.openaiassistants.function.SpringAiFunctions;
import io.github.openaiassistants.run.AssistantRunStreamer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link AssistantsFunctionAutoConfiguration} and
 * {@link AssistantsSpringAiAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class AssistantsFunctionAutoConfigurationTests {

	private static final String PREFIX = "openai.assistants.functions.";

	@Test
	void functionsOfAllKindsAreThere() {
		Contexts.connected()
			.withUserConfiguration(Functions.class)
			.run((context) -> assertThat(context.getBean(FunctionRegistry.class).tools())
				.extracting((tool) -> (tool.function() != null) ? tool.function().name() : null)
				.containsExactly("handler", "annotated", "sourced", "tool"));
	}

	@Test
	void nothingIsThereWhenSwitchedOff() {
		Contexts.unconnected()
			.withPropertyValues("openai.assistants.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(FunctionRegistry.class)
				.doesNotHaveBean(SpringAiFunctions.class));
	}

	@Test
	void runsWithoutSpringAi() {
		Contexts.connected()
			.withClassLoader(new FilteredClassLoader("org.springframework.ai"))
			.withUserConfiguration(HandlerOnly.class)
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean("assistantsSpringAiFunctions");
				assertThat(context.getBean(FunctionRegistry.class).tools()).hasSize(1);
			});
	}

	@Test
	void toolsOfSpringAiCanBeLeftOut() {
		Contexts.connected()
			.withUserConfiguration(Functions.class)
			.withPropertyValues(PREFIX + "spring-ai=false")
			.run((context) -> assertThat(context.getBean(FunctionRegistry.class).find("tool")).isNull());
	}

	@Test
	void beanWithFunctionsMayStartRuns() {
		Contexts.connected()
			.withUserConfiguration(Starter.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.getBean(FunctionRegistry.class)
				.satisfies((registry) -> assertThat(registry.find("ask")).isNotNull()));
	}

	@Test
	void propertiesAreBound() {
		Contexts.connected()
			.withPropertyValues(PREFIX + "call-timeout=1s", PREFIX + "errors=tell-model-with-message",
					PREFIX + "unknown=tell-model", PREFIX + "max-rounds=3")
			.run((context) -> {
				AssistantsFunctionProperties properties = context.getBean(AssistantsFunctionProperties.class);
				assertThat(properties.callTimeout()).isEqualTo(Duration.ofSeconds(1));
				assertThat(properties.errors()).isEqualTo(FunctionSettings.Errors.TELL_MODEL_WITH_MESSAGE);
				assertThat(properties.unknown()).isEqualTo(FunctionSettings.Unknown.TELL_MODEL);
				assertThat(properties.maxRounds()).isEqualTo(3);
			});
	}

	@Test
	void defaultsAreThoseOfTheSettings() {
		Contexts.connected().run((context) -> {
			AssistantsFunctionProperties properties = context.getBean(AssistantsFunctionProperties.class);
			assertThat(new FunctionSettings(properties.callTimeout(), properties.roundTimeout(),
					properties.concurrency(), properties.errors(), properties.unknown()))
				.isEqualTo(FunctionSettings.defaults());
		});
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "allowed.asst_AbC1=handler", "allowed.[asst_AbC1]=handler", "allowed.[asst_AbC1][0]=handler" })
	void listOfAllowedFunctionsAppliesHoweverTheIdIsWritten(String property) {
		Contexts.connected()
			.withUserConfiguration(Functions.class)
			.withPropertyValues(PREFIX + property)
			.run((context) -> {
				FunctionRegistry registry = context.getBean(FunctionRegistry.class);
				assertThat(registry.tools("asst_AbC1")).hasSize(1);
				assertThat(registry.isAllowed("annotated", "asst_AbC1")).isFalse();
				assertThat(registry.tools("asst_other")).hasSize(4);
			});
	}

	@Test
	void functionsAreCalledOnThreadsOfTheirOwn() {
		Contexts.connected()
			.run((context) -> assertThat(context).hasSingleBean(FunctionThreads.class)
				.hasSingleBean(FunctionCalls.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "call-timeout=0s", "round-timeout=8d", "max-rounds=0", "concurrency=0", "threads=-1" })
	void limitThatCannotWorkIsRefused(String property, CapturedOutput output) {
		refuse(HandlerOnly.class, property);
		assertThat(output).contains(PREFIX + property.substring(0, property.indexOf('=')) + " is ").contains("Action:");
	}

	@Test
	void twoFunctionsOfOneNameAreRefusedWithBothPlaces(CapturedOutput output) {
		refuse(Twice.class, "spring-ai=true");
		assertThat(output).contains("There are two functions handler: ")
			.contains(Handler.class.getName())
			.contains(Twice.class.getName() + ".handler")
			.contains("Rename one of them");
	}

	@Test
	void parameterWithoutSchemaIsRefused(CapturedOutput output) {
		refuse(WithoutSchema.class, "spring-ai=true");
		assertThat(output)
			.contains("The function " + WithoutSchema.class.getName()
					+ ".run cannot have a parameter of type java.lang.Thread")
			.contains("Use a simple type");
	}

	private static void refuse(Class<?> configuration, String property) {
		SpringApplication application = new SpringApplication(configuration, AutoConfigured.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatException().isThrownBy(
				() -> application.run("--" + Contexts.BASE_URL, "--" + Contexts.API_KEY, "--" + PREFIX + property));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class AutoConfigured {

	}

	@Configuration(proxyBeanMethods = false)
	static class HandlerOnly {

		@Bean
		Handler handler() {
			return new Handler();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(HandlerOnly.class)
	static class Functions {

		@AssistantFunction
		String annotated(String text) {
			return text;
		}

		@Bean
		ToolCallback tool() {
			return FunctionToolCallback.builder("tool", (String text) -> text).inputType(String.class).build();
		}

		@Bean
		FunctionSource source() {
			return () -> Stream.of(new Named("sourced"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(HandlerOnly.class)
	static class Twice {

		@AssistantFunction
		String handler() {
			return "";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithoutSchema {

		@AssistantFunction
		void run(Thread thread) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Starter {

		private final AssistantRunStreamer streamer;

		Starter(AssistantRunStreamer streamer) {
			this.streamer = streamer;
		}

		@AssistantFunction
		String ask() {
			return this.streamer.toString();
		}

	}

	static class Handler extends Named {

		Handler() {
			super("handler");
		}

	}

	static class Named implements FunctionHandler {

		private final String name;

		Named(String name) {
			this.name = name;
		}

		@Override
		public String name() {
			return this.name;
		}

		@Override
		public String call(JsonNode arguments, FunctionCallContext context) {
			return "";
		}

	}

}
