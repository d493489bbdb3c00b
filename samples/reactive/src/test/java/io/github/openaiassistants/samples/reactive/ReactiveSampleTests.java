package io.github.openaiassistants.samples.reactive;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;

import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.autoconfigure.AutoConfigureAssistantsServer;
import io.github.openaiassistants.test.event.RecordedAssistantsEvents;

import static io.github.openaiassistants.test.RunMatcher.anyRun;
import static io.github.openaiassistants.test.RunMatcher.messageContaining;
import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "assistant-id=asst_any")
@AutoConfigureAssistantsServer
class ReactiveSampleTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final WebClient client;

	ReactiveSampleTests(@LocalServerPort int port) {
		this.client = WebClient.create("http://localhost:" + port);
	}

	@Test
	void shouldWriteEachWordWhenItComes(AssistantsServer server, RecordedAssistantsEvents events) {
		server.when(messageContaining("sky")).say("Because of Rayleigh scattering.");
		List<Word> words = ask("Why is the sky blue?").collectList().blockOptional(PATIENCE).orElseThrow();
		assertThat(words).hasSizeGreaterThan(1);
		assertThat(words.stream().map(Word::text).collect(Collectors.joining()))
			.isEqualTo("Because of Rayleigh scattering.");
		assertThat(events.awaitRun()).isCompleted().isInOrder();
	}

	@Test
	void shouldEndTheRunWhenNobodyReadsAnyMore(AssistantsServer server, RecordedAssistantsEvents events) {
		server.when(anyRun()).say("Once").thenHang();
		assertThat(ask("And then?").blockFirst(PATIENCE)).isEqualTo(new Word("Once"));
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> !server.requests("POST", "/v1/threads/*/runs/*/cancel").isEmpty());
		assertThat(events.awaitRun()).hasOutcome(RunOutcome.CANCELLED);
	}

	private Flux<Word> ask(String question) {
		return this.client.post().uri("/answers").bodyValue(question).retrieve().bodyToFlux(Word.class);
	}

}
