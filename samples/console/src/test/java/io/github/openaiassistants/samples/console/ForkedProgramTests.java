package io.github.openaiassistants.samples.console;

import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ForkedProgramTests {

	@Test
	void shouldTalkToTheStandInAndEndByItself() throws Exception {
		try (ForkedProgram program = ForkedProgram.of(TestConsoleApplication.class)) {
			List<String> lines = program.out().lines().toList();
			assertThat(program.status()).isZero();
			assertThat(program.err()).isEmpty();
			assertThat(lines.get(0)).isEqualTo("> What time is it in Oslo?");
			assertThat(lines.get(1)).isEqualTo("[calls get_local_time {\"zone\":\"Europe/Oslo\"}]");
			assertThat(lines.get(2)).startsWith("In Oslo it is ");
			assertThat(lines.get(3)).startsWith("[completed, ");
			assertThat(lines).hasSize(4);
		}
	}

	@Test
	void shouldWriteNothingButJsonToStandardOutput() throws Exception {
		try (AssistantsServer server = AssistantsServer.builder().start();
				ForkedProgram program = forked(server, "--console.format=json",
						"--logging.level.io.github.openaiassistants=debug")) {
			server.enqueue(RunScript.answering("Grüße").thenCalling(new FunctionCall("launch_rocket", "{}")));
			List<String> lines = program.out().lines().toList();
			assertThat(program.status()).isEqualTo(2);
			assertThat(lines).hasSizeGreaterThan(5).allMatch((line) -> line.startsWith("{\"event\":\""));
			assertThat(String.join("", lines)).contains("Grüße");
			assertThat(program.err()).contains("console: requires_action");
		}
	}

	@Test
	void shouldExplainOnStandardErrorWhyItDidNotStart() throws Exception {
		try (ForkedProgram program = ForkedProgram.of(ConsoleApplication.class, "--console.format=json",
				"--console.assistant-id=asst_1", "--console.message=Hello")) {
			assertThat(program.out().lines()).isEmpty();
			assertThat(program.status()).isEqualTo(64);
			assertThat(program.err()).contains("APPLICATION FAILED TO START", "openai.assistants.base-url is not set")
				.doesNotContain("\tat ", "WARN");
		}
	}

	@Test
	void shouldCheckArgumentsBeforeSettings() throws Exception {
		try (ForkedProgram program = ForkedProgram.of(ConsoleApplication.class, "--console.message=Hello")) {
			assertThat(program.status()).isEqualTo(64);
			assertThat(program.err()).isEqualTo("console: --console.assistant-id is missing\n");
		}
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void shouldChatLineByLineUntilInterruptedInTheMiddleOfAnAnswer() throws Exception {
		try (AssistantsServer server = AssistantsServer.builder().start();
				ForkedProgram program = forked(server, "--console.chat")) {
			server.enqueue(RunScript.answering("First."), RunScript.answering("Endless ", "\n").hanging());
			BufferedReader out = program.out();
			assertThat(out.readLine()).isEqualTo("> Hello");
			assertThat(out.readLine()).isEqualTo("First.");
			assertThat(out.readLine()).startsWith("[completed");
			program.type("And now?\n");
			assertThat(out.readLine()).isEqualTo("Endless ");
			program.interrupt();
			assertThat(program.status()).isEqualTo(143);
			assertThat(program.err()).doesNotContain("\tat ");
		}
	}

	private static ForkedProgram forked(AssistantsServer server, String... options) throws Exception {
		List<String> all = new ArrayList<>(List.of(options));
		all.add("--openai.assistants.base-url=" + server.baseUrl());
		all.add("--openai.assistants.api-key=any");
		all.add("--console.assistant-id=" + server.createAssistant());
		all.add("--console.message=Hello");
		return ForkedProgram.of(ConsoleApplication.class, all.toArray(String[]::new));
	}

}
