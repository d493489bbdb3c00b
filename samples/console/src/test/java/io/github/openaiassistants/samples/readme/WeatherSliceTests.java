package io.github.openaiassistants.samples.readme;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.ComponentScan;

import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.autoconfigure.AssistantsTest;
import io.github.openaiassistants.test.event.RecordedAssistantsEvents;

import static io.github.openaiassistants.test.RunMatcher.anyRun;
import static org.assertj.core.api.Assertions.assertThat;

@AssistantsTest
class WeatherSliceTests {

	@Test
	void shouldEndWhereNobodyKnowsTheFunction(@Autowired AssistantRunStreamer streamer, AssistantsServer server,
			RecordedAssistantsEvents events) {
		server.when(anyRun()).callFunction("get_tide", "{}");
		streamer.launch(CreateThreadAndRunRequest.of("asst_any", "When is high tide?"));
		assertThat(events.awaitRun()).hasOutcome(RunOutcome.REQUIRES_ACTION).calledFunctions("get_tide");
	}

	@SpringBootConfiguration
	@ComponentScan(basePackages = "none")
	static class Application {

	}

}
