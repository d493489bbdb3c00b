package io.github.openaiassistants.samples.console;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.ResponsesDialect;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same program on the Responses API.
 */
class ResponsesTests {

	private static final String[] CONVERSATION = { "--openai.assistants.api=responses",
			"--openai.assistants.definitions.clock.model=any", "--console.assistant-id=clock",
			"--console.message=Hello" };

	private AssistantsServer server = AssistantsServer.builder().start();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void shouldPrintAnswerOfAServerWithConversations() {
		this.server.enqueue(RunScript.calling(new FunctionCall(LocalTime.FUNCTION, "{\"zone\":\"UTC\"}"))
			.thenAnswering("Grüße, ", "Welt \uD83C\uDF0D!"));
		Program program = run();
		assertThat(program.err()).isEmpty();
		assertThat(program.out()).contains("> Hello\n", "[calls get_local_time {\"zone\":\"UTC\"}]\n",
				"Grüße, Welt \uD83C\uDF0D!\n", "[completed");
		assertThat(program.status()).isZero();
		assertThat(this.server.requests("POST", "/v1/responses")).hasSize(2);
	}

	@Test
	void shouldPrintAnswerOfAServerWithoutConversations() {
		this.server.close();
		this.server = AssistantsServer.builder().responses(ResponsesDialect.OLLAMA).start();
		this.server.enqueue(RunScript.answering("Hello to you"));
		Program program = run("--openai.assistants.responses.state=local-history");
		assertThat(program.out()).contains("> Hello\nHello to you\n[completed");
		assertThat(program.status()).isZero();
	}

	private Program run(String... more) {
		String[] all = new String[CONVERSATION.length + more.length];
		System.arraycopy(CONVERSATION, 0, all, 0, CONVERSATION.length);
		System.arraycopy(more, 0, all, CONVERSATION.length, more.length);
		return Program.run(this.server.responsesUrl(), "", all);
	}

}
