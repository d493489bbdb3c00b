package io.github.openaiassistants.samples.readme;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.autoconfigure.AutoConfigureAssistantsServer;
import io.github.openaiassistants.test.event.RecordedAssistantsEvents;

import static io.github.openaiassistants.test.RunMatcher.anyRun;
import static io.github.openaiassistants.test.RunMatcher.messageContaining;
import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
@AutoConfigureAssistantsServer
class ScriptedWeatherTests {

	private final AssistantRunStreamer streamer;

	ScriptedWeatherTests(@Autowired AssistantRunStreamer streamer) {
		this.streamer = streamer;
	}

	@Test
	void shouldTellTheWeather(AssistantsServer server, RecordedAssistantsEvents events) {
		server.when(messageContaining("warm"))
			.callFunction("get_weather", "{\"city\":\"Oslo\"}")
			.thenSay((outputs) -> "It is " + outputs.get("get_weather"));
		this.streamer.launch(CreateThreadAndRunRequest.of("asst_any", "How warm is it in Oslo?"));
		assertThat(events.awaitRun()).isCompleted()
			.isInOrder()
			.hasText("It is {\"celsius\": 21}")
			.hasEventsInOrder(ThreadRunRequiresAction.class, ThreadMessageDelta.class, RunFinished.class)
			.calledFunction("get_weather")
			.hasArguments("{\"city\": \"Oslo\"}");
	}

	@Test
	void shouldComeThroughABadDay(AssistantsServer server, RecordedAssistantsEvents events) {
		server.when(anyRun())
			.refuse(429, Duration.ofSeconds(1))
			.thenSay("It is sunny in Oslo.")
			.inPiecesOf(3)
			.pace(Duration.ofMillis(10))
			.splitBytes(7)
			.dropAfter(9);
		this.streamer.launch(CreateThreadAndRunRequest.of("asst_any", "How warm is it in Oslo?"));
		assertThat(events.awaitRun()).isCompleted().isRecovered().hasText("It is sunny in Oslo.");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Weather.class)
	static class Application {

	}

}
