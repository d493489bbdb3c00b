package io.github.openaiassistants.samples.console;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

class TextOutputTests {

	private final AssistantsServer server = AssistantsServer.builder().start();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void shouldPrintQuestionAnswerAndSummary() {
		this.server.enqueue(RunScript.answering("Grüße, ", "Welt \uD83C\uDF0D!"));
		Program program = Program.ask(this.server);
		assertThat(program.out().lines()).satisfiesExactly((line) -> assertThat(line).isEqualTo("> Hello"),
				(line) -> assertThat(line).isEqualTo("Grüße, Welt \uD83C\uDF0D!"), (line) -> assertThat(line)
					.matches("\\[completed, \\d+ tokens, first text after \\d+\\.\\d\\d s, \\d+\\.\\d\\d s in all]"));
		assertThat(program.err()).isEmpty();
		assertThat(program.status()).isZero();
	}

	@Test
	void shouldAnswerFunctionCallsAndShowThem() {
		this.server.enqueue(RunScript.answering("One moment.")
			.thenCalling(new FunctionCall(LocalTime.FUNCTION, "{\"zone\":\"UTC\"}"),
					new FunctionCall(LocalTime.FUNCTION, "{\"zone\":\"Nowhere\"}"))
			.thenAnswering(
					(outputs) -> outputs.get(LocalTime.FUNCTION) + " | " + outputs.get(LocalTime.FUNCTION + "#2")));
		Program program = Program.ask(this.server);
		assertThat(program.out().lines().limit(5)).satisfiesExactly((line) -> assertThat(line).isEqualTo("> Hello"),
				(line) -> assertThat(line).isEqualTo("One moment."),
				(line) -> assertThat(line).isEqualTo("[calls get_local_time {\"zone\":\"UTC\"}]"),
				(line) -> assertThat(line).isEqualTo("[calls get_local_time {\"zone\":\"Nowhere\"}]"),
				(line) -> assertThat(line)
					.matches("\\d\\d:\\d\\d on \\w+, \\d+ \\w+ \\d{4} \\| The argument must be .+"));
		assertThat(program.status()).isZero();
	}

	@Test
	void shouldPrintRefusals() {
		this.server.enqueue(RunScript.refusing("I would rather not."));
		assertThat(Program.ask(this.server).out()).contains("> Hello\nI would rather not.\n[completed");
	}

	@Test
	void shouldSendMessageAsTyped() {
		Program.run(this.server, "", "--console.assistant-id=" + this.server.createAssistant(),
				"--console.message=costs ${java.version}, \\${x} or #{1}, äöü");
		assertThat(this.server.requests("POST", "/v1/threads/runs")).singleElement()
			.satisfies((request) -> assertThat(request.body())
				.contains("\"costs ${java.version}, \\\\${x} or #{1}, äöü\""));
	}

}
