package io.github.openaiassistants.contract;

import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.github.openaiassistants.backend.responses.request.StateMode;
import io.github.openaiassistants.http.RestRequest;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.StreamEnd;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever leaves a stream closes its connection, also between its headers and its body.
 */
class UnreadStreamTests {

	@Test
	void streamThatIsLeftBeforeItsBodyIsReadIsClosed() {
		try (AssistantsServer server = Bridges.server(StateMode.CONVERSATION).start();
				Bridges bridge = Bridges.to(server, StateMode.CONVERSATION)) {
			server.enqueue(StubResponse.eventStream(ResponsesWire.created()).ending(StreamEnd.SILENCE));
			RestRequest request = RestRequest.post("create response", "/responses", Map.of()).withJson(Map.of());
			assertThat(bridge.services().streaming().open(request).blockFirst(ObservedRun.TIMEOUT)).isNotNull();
			Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> server.openConnections() == 0);
		}
	}

}
