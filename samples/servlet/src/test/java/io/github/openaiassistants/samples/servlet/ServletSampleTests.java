package io.github.openaiassistants.samples.servlet;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.Filter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.autoconfigure.AutoConfigureAssistantsServer;
import io.github.openaiassistants.test.event.RecordedAssistantsEvents;

import static io.github.openaiassistants.test.RunMatcher.anyRun;
import static io.github.openaiassistants.test.RunMatcher.messageContaining;
import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "assistant-id=asst_any")
@AutoConfigureAssistantsServer
class ServletSampleTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final boolean VIRTUAL = Runtime.version().feature() >= 21;

	private final HttpClient client = HttpClient.newHttpClient();

	private final URI answers;

	ServletSampleTests(@LocalServerPort int port) {
		this.answers = URI.create("http://localhost:" + port + "/answers");
	}

	@Test
	void shouldAnswerOnThreadsThatMayWait(@Autowired Threads threads, AssistantsServer server,
			RecordedAssistantsEvents events) throws Exception {
		server.when(messageContaining("open"))
			.callFunction("opening_hours", "{\"day\":\"SUNDAY\"}")
			.thenSay((outputs) -> "We are open as follows: " + outputs.get("opening_hours"));
		HttpResponse<String> answer = this.client.send(question("When do you open on Sundays?"),
				HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).startsWith("We are open as follows: ").contains("10:00", "14:00");
		assertThat(events.awaitRun()).isCompleted().isInOrder().calledFunctions("opening_hours");
		assertThat(threads.seen).hasSizeGreaterThan(1)
			.allSatisfy((thread) -> assertThat(thread.startsWith("VirtualThread")).isEqualTo(VIRTUAL));
	}

	@Test
	void shouldEndTheRunWhenNobodyReadsAnyMore(AssistantsServer server) throws Exception {
		server.when(anyRun()).say("on and on ".repeat(2_000)).pace(Duration.ofMillis(20));
		try (InputStream body = this.client.send(question("And then?"), HttpResponse.BodyHandlers.ofInputStream())
			.body()) {
			assertThat(new String(body.readNBytes(10), StandardCharsets.UTF_8)).isEqualTo("on and on ");
		}
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> !server.requests("POST", "/v1/threads/*/runs/*/cancel").isEmpty());
	}

	private HttpRequest question(String text) {
		return HttpRequest.newBuilder(this.answers)
			.timeout(PATIENCE)
			.POST(HttpRequest.BodyPublishers.ofString(text))
			.build();
	}

	/**
	 * Where the code of the application runs.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class Threads {

		private final Set<String> seen = ConcurrentHashMap.newKeySet();

		@EventListener
		void listen(AssistantsEvent event) {
			this.seen.add(Thread.currentThread().toString());
		}

		@Bean
		Filter threadFilter() {
			return (request, response, chain) -> {
				this.seen.add(Thread.currentThread().toString());
				chain.doFilter(request, response);
			};
		}

	}

}
