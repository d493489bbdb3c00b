package io.github.openaiassistants.samples.console;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.RecordedRequest;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

class ConversationTests {

	private final AssistantsServer server = AssistantsServer.builder()
		.answers((request) -> RunScript.answering("heard " + String.join("+", request.userMessages())))
		.start();

	private final String assistant = "--console.assistant-id=" + this.server.createAssistant();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void shouldCreateThreadAndRun() {
		Program program = Program.run(this.server, "", this.assistant, "--console.message=one");
		assertThat(program.out()).contains("\nheard one\n");
		assertThat(this.server.requests()).extracting(RecordedRequest::path).containsExactly("/v1/threads/runs");
	}

	@Test
	void shouldRunOnGivenThread() {
		String thread = this.server.createThread("one");
		Program program = Program.run(this.server, "", this.assistant, "--console.message=two",
				"--console.threadId=" + thread);
		assertThat(program.out()).contains("\nheard one+two\n");
		assertThat(this.server.requests()).extracting(RecordedRequest::path)
			.containsExactly("/v1/threads/" + thread + "/runs");
	}

	@Test
	void shouldChatOnOneThreadUntilEndOfInput() {
		Program program = Program.run(this.server, "zwei äöü\n\n  \nthree", this.assistant, "--console.message=one",
				"--console.chat");
		assertThat(program.out()).containsSubsequence("heard one\n", "heard one+zwei äöü\n",
				"heard one+zwei äöü+three\n");
		List<String> threads = this.server.requests("POST", "/v1/threads/*/runs")
			.stream()
			.map(RecordedRequest::path)
			.distinct()
			.toList();
		assertThat(threads).hasSize(1);
		assertThat(this.server.requests()).hasSize(3);
		assertThat(program.status()).isZero();
	}

	@Test
	void shouldReportTheLastRunOfChat() {
		this.server.enqueue(RunScript.empty().failing("server_error", "Oops."), RunScript.answering("Fine."));
		assertThat(
				Program.run(this.server, "two\n", this.assistant, "--console.message=one", "--console.chat").status())
			.isZero();
		this.server.enqueue(RunScript.answering("Fine."), RunScript.empty().failing("server_error", "Oops."));
		assertThat(
				Program.run(this.server, "two\n", this.assistant, "--console.message=one", "--console.chat").status())
			.isEqualTo(3);
	}

}
