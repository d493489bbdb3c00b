package io.github.openaiassistants.test.kit;

import java.time.Duration;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadRunCreated;
import io.github.openaiassistants.http.AssistantsCredentials;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.run.RunHandle;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.autoconfigure.AutoConfigureAssistantsServer;
import io.github.openaiassistants.test.event.RecordedAssistantsEvents;

import static io.github.openaiassistants.test.RunMatcher.anyRun;
import static io.github.openaiassistants.test.RunMatcher.messageContaining;
import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = "spring.config.location=classpath:kit/production.yml")
@AutoConfigureAssistantsServer
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AutoConfiguredServerTests {

	private final AssistantRunStreamer streamer;

	private final Chronicle chronicle;

	@Autowired
	AutoConfiguredServerTests(AssistantRunStreamer streamer, Chronicle chronicle) {
		this.streamer = streamer;
		this.chronicle = chronicle;
	}

	@Test
	@Order(1)
	void shouldTalkToTheServerWithoutAnySetting(AssistantsServer server, RecordedAssistantsEvents events) {
		server.when(messageContaining("weather"))
			.callFunction("get_weather", "{\"city\":\"Oslo\"}")
			.thenSay((outputs) -> "It says " + outputs.get("get_weather"));
		RunHandle handle = ask("How is the weather?");
		assertThat(events.awaitRun(handle)).isCompleted().isInOrder().isNotRecovered().calledFunctions("get_weather");
		assertThat(events).hasRuns(1)
			.run()
			.hasText("It says {\"city\":\"Oslo\",\"celsius\":21}")
			.hasMessages("It says {\"city\":\"Oslo\",\"celsius\":21}")
			.hasEventsInOrder(ThreadRunCreated.class, ThreadMessageDelta.class, RunFinished.class)
			.calledFunction("get_weather")
			.hasArguments("{ \"city\" : \"Oslo\" }")
			.hasOutput("{\"celsius\":21,\"city\":\"Oslo\"}")
			.hasNotFailed();
		assertThat(server.requests())
			.allSatisfy((request) -> assertThat(request.header("Authorization")).isEqualTo("Bearer embedded-server"));
	}

	@Test
	@Order(2)
	void shouldHaveForgottenTheScriptsRequestsAndEventsOfTheTestBefore(AssistantsServer server,
			RecordedAssistantsEvents events) {
		assertThat(events).isEmpty();
		assertThat(server.requests()).isEmpty();
		assertThat(events.awaitRun(ask("How is the weather?"))).isCompleted().calledFunctions();
	}

	@Test
	@Order(3)
	void shouldRecordAnEventWhenTheOtherListenersHaveHandledIt(AssistantsServer server,
			RecordedAssistantsEvents events) {
		int before = this.chronicle.ends().size();
		server.when(anyRun()).fail("server_error", "Oops.");
		ask("Anything");
		assertThat(events.awaitRun()).hasOutcome(RunOutcome.FAILED).hasNothingAfterEnd();
		assertThat(this.chronicle.ends()).hasSize(before + 1);
	}

	@Test
	@Order(4)
	void shouldInjectTheSameBeans(@Autowired AssistantsServer injected, AssistantsServer given,
			@Autowired RecordedAssistantsEvents events, RecordedAssistantsEvents same) {
		assertThat(given).isSameAs(injected);
		assertThat(same).isSameAs(events);
	}

	@Test
	@Order(5)
	void shouldNotRecordWhatARunOfTheTestBeforeHasLeftToTell(AssistantsServer server, RecordedAssistantsEvents events) {
		server.when(anyRun()).say("One two three four").pace(Duration.ofMillis(5));
		RunHandle handle = ask("Count");
		events.await(ThreadMessageDelta.class);
		events.clear();
		assertThat(handle.finished().block(Duration.ofSeconds(10))).isNotNull();
		assertThat(events.all()).isEmpty();
	}

	private RunHandle ask(String question) {
		return this.streamer.launch(CreateThreadAndRunRequest.of("asst_weather", question));
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Production {

		@Bean
		AssistantsCredentials companyCredentials() {
			return () -> Mono.error(new AssertionError("No test may fetch the real credentials"));
		}

	}

}
