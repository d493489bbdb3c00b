package io.github.openaiassistants.samples.readme;

import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
class WeatherTests {

	static final AssistantsServer server = AssistantsServer.builder().start();

	@DynamicPropertySource
	static void connection(DynamicPropertyRegistry registry) {
		registry.add("openai.assistants.base-url", server::baseUrl);
		registry.add("openai.assistants.api-key", () -> "any");
	}

	@Test
	void shouldAnswerFunctionCall(@Autowired AssistantRunStreamer streamer) {
		server.enqueue(RunScript.calling(new FunctionCall("get_weather", "{\"city\":\"Oslo\"}"))
			.thenAnswering((outputs) -> "It is " + outputs.get("get_weather")));
		RunFinished finished = streamer
			.launch(CreateThreadAndRunRequest.of(server.createAssistant(), "How warm is it in Oslo?"))
			.finished()
			.block(Duration.ofSeconds(10));
		assertThat(finished).extracting(RunFinished::outcome).isEqualTo(RunOutcome.COMPLETED);
		assertThat(server.requests("POST", "/v1/threads/*/runs/*/submit_tool_outputs")).singleElement()
			.satisfies((request) -> assertThat(request.body()).contains("celsius"));
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Weather.class)
	static class Application {

	}

}
