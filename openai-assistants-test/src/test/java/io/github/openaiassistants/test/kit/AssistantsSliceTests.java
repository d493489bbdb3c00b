package io.github.openaiassistants.test.kit;

import java.util.List;

import javax.sql.DataSource;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.Environment;

import io.github.openaiassistants.autoconfigure.AssistantsAutoConfiguration;
import io.github.openaiassistants.autoconfigure.AssistantsFunctionAutoConfiguration;
import io.github.openaiassistants.function.FunctionRegistry;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.observation.RunMeters;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.autoconfigure.AssistantsTest;
import io.github.openaiassistants.test.event.RecordedAssistantsEvents;

import static io.github.openaiassistants.test.RunMatcher.assistant;
import static io.github.openaiassistants.test.RunMatcher.instructionsContaining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a slice has and what it has not.
 */
class AssistantsSliceTests {

	@Test
	void shouldHaveAllAutoConfigurationsOfTheClient() {
		ClassLoader loader = getClass().getClassLoader();
		List<String> all = ImportCandidates.load(AutoConfiguration.class, loader)
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith(AssistantsAutoConfiguration.class.getPackageName() + "."))
			.toList();
		assertThat(all).contains(AssistantsAutoConfiguration.class.getName());
		assertThat(ImportCandidates.load(AssistantsTest.class, loader)).containsAll(all);
	}

	@Nested
	@AssistantsTest(properties = "kit.test=yes")
	class ByDefault {

		@Test
		void shouldRunWithTheFunctionsAndListenersOfTheApplication(@Autowired AssistantRunStreamer streamer,
				@Autowired Chronicle chronicle, AssistantsServer server, RecordedAssistantsEvents events) {
			server.when(assistant("asst_1")).callFunction("get_weather", "{\"city\":\"\"}").thenSay("I do not know.");
			streamer.launch(CreateThreadAndRunRequest.of("asst_1", "How is the weather?"));
			assertThat(events.awaitRun()).isCompleted().calledFunction("get_weather").hasFailed();
			assertThat(chronicle.ends()).hasSize(1);
		}

		@Test
		void shouldHaveNothingElse(@Autowired ApplicationContext context, @Autowired Environment environment) {
			assertThat(context.getBeanProvider(Archive.class).stream()).isEmpty();
			assertThat(context.getBeanProvider(DataSource.class).stream()).isEmpty();
			assertThat(context.getBeanProvider(FunctionRegistry.class).stream()).hasSize(1);
			assertThat(environment.getProperty("kit.test")).isEqualTo("yes");
		}

	}

	@Nested
	@AssistantsTest(useDefaultFilters = false,
			includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Archive.class),
			excludeAutoConfiguration = AssistantsFunctionAutoConfiguration.class)
	class WithFilters {

		@Test
		void shouldHaveWhatIsLetIn(@Autowired ApplicationContext context) {
			assertThat(context.getBeanProvider(Archive.class).stream()).hasSize(1);
			assertThat(context.getBeanProvider(Weather.class).stream()).isEmpty();
			assertThat(context.getBeanProvider(FunctionRegistry.class).stream()).isEmpty();
			assertThat(context.getBeanProvider(RunMeters.class).stream()).isEmpty();
		}

	}

	@Nested
	@AssistantsTest(excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Weather.class))
	class WithoutAFunction {

		@Test
		void shouldKeepOutWhatIsNotWanted(@Autowired ApplicationContext context) {
			assertThat(context.getBeanProvider(Weather.class).stream()).isEmpty();
			assertThat(context.getBeanProvider(Chronicle.class).stream()).hasSize(1);
		}

	}

	@Nested
	@AssistantsTest(
			properties = { "openai.assistants.api=responses", "openai.assistants.definitions.asst_clock.model=gpt-5.2",
					"openai.assistants.definitions.asst_clock.instructions=You are a clock.",
					"openai.assistants.definitions.asst_clock.functions=get_weather" })
	class OnTheResponsesApi {

		@Test
		void shouldPlayTheSameScripts(@Autowired AssistantRunStreamer streamer, AssistantsServer server,
				RecordedAssistantsEvents events) {
			server.when(instructionsContaining("clock"))
				.callFunction("get_weather", "{\"city\":\"Oslo\"}")
				.thenSay((outputs) -> "It says " + outputs.get("get_weather"));
			streamer.launch(CreateThreadAndRunRequest.of("asst_clock", "How is the weather?"));
			assertThat(events.awaitRun()).isCompleted()
				.isInOrder()
				.hasText("It says {\"city\":\"Oslo\",\"celsius\":21}")
				.calledFunction("get_weather")
				.hasArguments("{\"city\":\"Oslo\"}")
				.hasOutput("{\"celsius\":21,\"city\":\"Oslo\"}");
			assertThat(server.requests("POST", "/v1/responses")).hasSize(2);
		}

	}

}
