package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadRunCreated;
import io.github.openaiassistants.event.UndecodableEvent;
import io.github.openaiassistants.event.UnknownEvent;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.UnknownContent;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * C6: unknown names and undecodable payloads are events; both are published and counted,
 * and neither ends the run.
 */
class UnknownIsNormalTests {

	private static final String RUN = "{\"id\":\"run_1\",\"object\":\"thread.run\",\"thread_id\":\"thread_1\","
			+ "\"assistant_id\":\"asst_1\",\"status\":\"%s\",\"x_vendor\":{\"region\":\"north\"}}";

	private static final String STREAM = event("thread.run.created", String.format(RUN, "warming_up"))
			+ event("thread.run.paused", "{\"id\":\"run_1\",\"resume\":[1,2]}")
			+ event("thread.message.delta",
					"{\"id\":\"msg_1\",\"object\":\"thread.message.delta\",\"delta\":"
							+ "{\"content\":[{\"index\":0,\"type\":\"audio\",\"audio\":{\"format\":\"wav\"}}]}}")
			+ event("thread.message.delta", "{\"id\":\"msg_1\",\"delta\":{\"content\":[{\"text")
			+ event("thread.run.completed", String.format(RUN, "completed")) + event("done", "[DONE]");

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final ListeningApplication application = ListeningApplication.start(this.server);

	@AfterEach
	void close() {
		this.application.close();
		this.server.close();
	}

	@Test
	void unknownNamesAndUndecodablePayloadsArePublishedAndTheRunGoesOn() {
		assertThat(run().outcome()).isEqualTo(RunOutcome.COMPLETED);
		List<AssistantsEvent> events = this.application.recorder().events();
		assertThat(this.application.recorder().names()).containsExactly("thread.run.created", "thread.run.paused",
				"thread.message.delta", "thread.message.delta", "thread.run.completed", "done", "run.finished");
		assertThat(events.get(1)).isInstanceOfSatisfying(UnknownEvent.class,
				(event) -> assertThat(event.data()).isEqualTo("{\"id\":\"run_1\",\"resume\":[1,2]}"));
		assertThat(events.get(3)).isInstanceOfSatisfying(UndecodableEvent.class, (event) -> {
			assertThat(event.data()).isEqualTo("{\"id\":\"msg_1\",\"delta\":{\"content\":[{\"text");
			assertThat(event.problem()).contains("not valid JSON");
		});
	}

	@Test
	void bothAreCounted() {
		run();
		MeterRegistry meters = this.application.bean(MeterRegistry.class);
		assertThat(meters.get("openai.assistants.events.unknown").counter().count()).isEqualTo(1);
		assertThat(meters.get("openai.assistants.events.undecodable").counter().count()).isEqualTo(1);
	}

	@Test
	void unknownMembersValuesAndKindsSurviveTheApplicationsOwnMapper() {
		run();
		List<AssistantsEvent> events = this.application.recorder().events();
		ThreadRunCreated created = (ThreadRunCreated) events.get(0);
		assertThat(created.data().status()).hasToString("warming_up");
		assertThat(((ThreadMessageDelta) events.get(2)).data().delta()).isNotNull();
		assertThat(((ThreadMessageDelta) events.get(2)).data().delta().content()).singleElement()
			.isInstanceOf(UnknownContent.class);
		JsonMapper mapper = this.application.bean(JsonMapper.class);
		for (AssistantsEvent event : events) {
			String json = mapper.writeValueAsString(event);
			assertThat(mapper.readValue(json, AssistantsEvent.class)).isEqualTo(event);
		}
		assertThat(mapper.writeValueAsString(created)).contains("\"x_vendor\":{\"region\":\"north\"}");
	}

	private RunFinished run() {
		this.server.enqueue(StubResponse.eventStream(STREAM));
		return this.application.streamer()
			.launch(CreateThreadAndRunRequest.of("asst_1", "Hello"))
			.finished()
			.blockOptional(Duration.ofSeconds(20))
			.orElseThrow();
	}

	private static String event(String name, String data) {
		return "event: " + name + "\ndata: " + data + "\n\n";
	}

}
