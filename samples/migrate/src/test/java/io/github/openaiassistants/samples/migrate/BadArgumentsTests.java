package io.github.openaiassistants.samples.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.openaiassistants.test.AssistantsServer;

import static org.assertj.core.api.Assertions.assertThat;

class BadArgumentsTests {

	private static final String THREAD = "--migrate.thread-ids=thread_1";

	private final AssistantsServer server = AssistantsServer.builder().start();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "--migrate.therads=a | unknown option --migrate.therads",
			"hello | arguments that are no options", "--migrate.threads=nowhere.txt | --migrate.threads names no file",
			"--migrate.thread-ids=../runs | --migrate.thread-ids: thread_id may consist of",
			"--migrate.thread-ids=conv_1 | --migrate.thread-ids is not the id of a thread",
			"--openai.assistants.api=assistants | openai.assistants.api must be responses",
			"--openai.assistants.responses.state=local-history | with openai.assistants.responses.state=local-history",
			"--migrate.source.base-url=ftp://a | --migrate.source.*: ",
			"--migrate.mapping=pom.xml | --migrate.mapping names a file that this program has not written" })
	void shouldRefuse(String argument, String reason) {
		String threads = argument.startsWith("--migrate.thread-ids") ? "--migrate.definitions=a.yml" : THREAD;
		assertRefused(reason, Program.move(this.server, this.server, argument, threads));
	}

	@Test
	void shouldRefuseToDoNothing() {
		assertRefused("nothing to do", Program.move(this.server, this.server));
	}

	@Test
	void shouldRefuseMissingSource() {
		assertRefused("--migrate.source.base-url is missing", Program.run(this.server, THREAD));
	}

	@Test
	void shouldRefuseBadLines(@TempDir Path folder) throws IOException {
		Path list = Files.writeString(folder.resolve("ids.txt"), "thread_1\nthread 2\n");
		assertRefused("line 2 of --migrate.threads: thread_id may consist of",
				Program.move(this.server, this.server, "--migrate.threads=" + list));
	}

	@Test
	void shouldNeverTellOneServerTheKeyOfTheOther() {
		Program program = Program.run(this.server, THREAD, "--migrate.source.base-url=" + this.server.baseUrl());
		assertRefused("--migrate.source.*: ", program);
		assertThat(program.err()).doesNotContain(Program.TARGET_KEY);
	}

	private void assertRefused(String reason, Program program) {
		assertThat(program.err()).startsWith("migrate: " + reason).hasLineCount(1);
		assertThat(program.status()).isEqualTo(64);
		assertThat(this.server.requests()).isEmpty();
	}

}
