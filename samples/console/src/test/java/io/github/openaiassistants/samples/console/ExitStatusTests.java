package io.github.openaiassistants.samples.console;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;

class ExitStatusTests {

	private final AssistantsServer server = AssistantsServer.builder().start();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void shouldBe2WhenNobodyHereAnswersFunctionCalls() {
		this.server.enqueue(
				RunScript.calling(new FunctionCall("launch_rocket", "{}"), new FunctionCall(LocalTime.FUNCTION, "{}")));
		assertEnd(Program.ask(this.server), 2, "requires_action",
				": this program has no function launch_rocket \\(run_\\w+\\)\n");
	}

	@Test
	void shouldBe3WhenRunFailed() {
		this.server.enqueue(RunScript.answering("So ").failing("rate_limit_exceeded", "Too\nmuch."));
		assertEnd(Program.ask(this.server), 3, "failed", ": rate_limit_exceeded: Too much\\. \\(run_\\w+\\)\n");
	}

	@Test
	void shouldBe3WhenRunIsIncomplete() {
		this.server.enqueue(RunScript.answering("So ").incomplete("max_completion_tokens"));
		assertEnd(Program.ask(this.server), 3, "incomplete", ": max_completion_tokens \\(run_\\w+\\)\n");
	}

	@Test
	void shouldBe3WhenRunExpired() {
		this.server.enqueue(RunScript.answering("So ").expiring());
		assertEnd(Program.ask(this.server), 3, "expired", " \\(run_\\w+\\)\n");
	}

	@Test
	void shouldBe3WhenRunWasCancelled() {
		this.server.enqueue(StubResponse.eventStream("""
				event: thread.run.cancelled
				data: {"id":"run_1","object":"thread.run","status":"cancelled","thread_id":"thread_1"}

				event: done
				data: [DONE]

				"""));
		assertEnd(Program.ask(this.server), 3, "cancelled", " \\(run_1\\)\n");
	}

	@Test
	void shouldBe3WhenRunTakesTooLong() {
		this.server.enqueue(RunScript.answering("So ").hanging());
		assertEnd(Program.ask(this.server, "--openai.assistants.timeouts.run=500ms"), 3, "aborted",
				": LimitExceededException: .*openai\\.assistants\\.timeouts\\.run.*\n");
	}

	@Test
	void shouldBe4WhenStreamIsLost() {
		this.server.enqueue(RunScript.answering("One two three").cutAfter(6));
		assertEnd(Program.ask(this.server, "--openai.assistants.recovery.enabled=false"), 4, "lost",
				": \\w+Exception: .+ \\(run_\\w+\\)\n");
	}

	@Test
	void shouldBe5WhenRequestIsRefused() {
		this.server.enqueue(StubResponse.error(401, "invalid_request_error", "invalid_api_key", "No."));
		assertEnd(Program.ask(this.server), 5, "refused", ": AuthenticationException: .*401.*\n");
	}

	@Test
	void shouldBe5WhenNobodyIsThere() {
		AssistantsServer gone = AssistantsServer.builder().start();
		gone.close();
		assertEnd(Program.run(gone, "", "--console.assistant-id=asst_1", "--console.message=Hello"), 5, "refused",
				": ServerUnreachableException: .+\n");
	}

	private static void assertEnd(Program program, int status, String outcome, String reason) {
		assertThat(program.err()).matches("console: " + outcome + reason).hasLineCount(1);
		assertThat(program.status()).isEqualTo(status);
		assertThat(program.out()).contains("\n[" + outcome);
	}

}
