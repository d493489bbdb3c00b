package io.github.openaiassistants.samples.console;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.openaiassistants.test.AssistantsServer;

import static org.assertj.core.api.Assertions.assertThat;

class BadArgumentsTests {

	private static final String ASSISTANT = "--console.assistant-id=asst_1";

	private static final String MESSAGE = "--console.message=Hello";

	private final AssistantsServer server = AssistantsServer.builder().start();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void shouldRefuseMissingAssistant() {
		assertRefused("--console.assistant-id is missing", MESSAGE);
	}

	@Test
	void shouldRefuseMissingMessage() {
		assertRefused("--console.message is missing", ASSISTANT, "--console.message=");
	}

	@ParameterizedTest
	@CsvSource({ "--console.format=xml,unknown format", "--console.fromat=json,unknown option --console.fromat",
			"--console.chat=maybe,--console.chat is true or false", "hello,arguments that are no options",
			"--console.thread-id=../runs,thread_id may consist of", "--console.thread-id=,thread_id must have" })
	void shouldRefuse(String argument, String reason) {
		assertRefused(reason, ASSISTANT, MESSAGE, argument);
	}

	@Test
	void shouldRefuseInvalidAssistantId() {
		assertRefused("assistant_id may consist of", "--console.assistant-id=a/b", MESSAGE);
	}

	private void assertRefused(String reason, String... options) {
		Program program = Program.run(this.server, "", options);
		assertThat(program.err()).startsWith("console: " + reason).hasLineCount(1);
		assertThat(program.status()).isEqualTo(64);
		assertThat(this.server.requests()).isEmpty();
	}

}
