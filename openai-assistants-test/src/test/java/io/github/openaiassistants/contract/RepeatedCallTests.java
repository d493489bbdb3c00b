package io.github.openaiassistants.contract;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.StreamEnd;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * C9 for calls that are not runs, where threads are kept at the server: those that change
 * nothing are repeated.
 */
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOCAL_HISTORY")
class RepeatedCallTests {

	private final Backend backend;

	private final AssistantsServer server;

	private final ListeningApplication application;

	private final String threadId;

	RepeatedCallTests(Backend backend) {
		this.backend = backend;
		this.server = backend.server().start();
		this.application = backend.start(this.server, "openai.assistants.retry.delay=20ms");
		this.threadId = backend.thread(this.server, "Hello");
	}

	@AfterEach
	void close() {
		this.application.close();
		this.server.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "CLOSE", "RESET" })
	void readsAreRepeatedAfterABrokenConnection(StreamEnd end) {
		this.server.enqueue("GET", this.backend.threads() + "/*", StubResponse.silence().ending(end),
				StubResponse.json(200, "{\"id\":\"th").ending(end));
		AssistantsClient client = this.application.bean(AssistantsClient.class);
		assertThat(client.blocking().threads().retrieve(this.threadId).id()).isEqualTo(this.threadId);
		assertThat(this.server.requests("GET", this.backend.threads() + "/" + this.threadId)).hasSize(3);
	}

	@Test
	void whatCreatesOrDeletesIsNotRepeatedWhenItMayHaveBeenServed() {
		AssistantsClient client = this.application.bean(AssistantsClient.class);
		this.server.enqueue("POST", this.backend.threads(), StubResponse.error(500, "", "", "No"));
		this.server.enqueue("DELETE", this.backend.threads() + "/*", StubResponse.error(500, "", "", "No"));
		int before = this.server.requests("POST", this.backend.threads()).size();
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> client.blocking().threads().create());
		assertThatExceptionOfType(ApiException.class)
			.isThrownBy(() -> client.blocking().threads().delete(this.threadId));
		assertThat(this.server.requests("POST", this.backend.threads())).hasSize(before + 1);
		assertThat(this.server.requests("DELETE", this.backend.threads() + "/" + this.threadId)).hasSize(1);
	}

}
