package io.github.openaiassistants.samples.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.model.Attachment;
import io.github.openaiassistants.model.CodeInterpreterResources;
import io.github.openaiassistants.model.ContentPart;
import io.github.openaiassistants.model.ContentParts;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateThreadRequest;
import io.github.openaiassistants.model.ImageUrlContent;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.MessageRole;
import io.github.openaiassistants.model.Tool;
import io.github.openaiassistants.model.ToolResources;
import io.github.openaiassistants.test.Dialect;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;

class CopyTests {

	private static final int MANY = 200;

	private final Path folder;

	private Servers servers = new Servers(Dialect.OPENAI);

	CopyTests(@TempDir Path folder) {
		this.folder = folder;
	}

	@AfterEach
	void stop() {
		this.servers.close();
	}

	private Path mapping() {
		return this.folder.resolve("mapping.tsv");
	}

	private Program copy(String... threadIds) {
		return this.servers.move("--migrate.thread-ids=" + String.join(",", threadIds),
				"--migrate.mapping=" + mapping());
	}

	private List<String> columns(int line) throws IOException {
		return List.of(Files.readAllLines(mapping()).get(line).split("\t", -1));
	}

	private static List<String> texts(int count) {
		return IntStream.range(0, count).mapToObj((i) -> "text " + i).toList();
	}

	private List<MessageObject> copied(String threadId) {
		try (ConfigurableApplicationContext context = Application.start(this.servers.target(),
				"--openai.assistants.api=responses")) {
			return Application.client(context).messages().list(threadId).collectList().blockOptional().orElseThrow();
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "OPENAI", "FOUNDRY" })
	void shouldCopyLongThreadsInOrder(Dialect dialect) throws IOException {
		stop();
		this.servers = new Servers(dialect);
		String longOne = this.servers.thread(MANY);
		String shortOne = this.servers.thread(1);
		Path list = Files.writeString(this.folder.resolve("ids.txt"),
				"# all\n" + longOne + "\n\n " + shortOne + " \n" + longOne + "\n");
		Program program = this.servers.move("--migrate.threads=" + list, "--migrate.mapping=" + mapping());
		assertThat(program).extracting(Program::status, Program::err).containsExactly(0, "");
		assertThat(program.out().lines()).containsExactly(longOne + " " + columns(0).get(1) + " 200 messages",
				shortOne + " " + columns(1).get(1) + " 1 message");
		assertThat(this.servers.target().requests("POST", "/v1/conversations")).hasSize(2)
			.allSatisfy((request) -> assertThat(request.body()).contains("\"customer\":\"17\""));
		try (ConfigurableApplicationContext context = Application.start(this.servers.target(),
				"--openai.assistants.api=responses")) {
			AssistantsClient client = Application.client(context);
			assertThat(Servers.texts(client, columns(0).get(1))).isEqualTo(texts(MANY));
			assertThat(Servers.texts(client, columns(1).get(1))).isEqualTo(texts(1));
		}
	}

	@Test
	void shouldCopyWhatConversationsCanHoldAndSayWhatNot() throws IOException {
		String fileId = this.servers.source().createFile("a.png", "vision", new byte[1]);
		String threadId = this.servers.client()
			.threads()
			.create(CreateThreadRequest.builder()
				.messages(List.of(
						CreateMessageRequest
							.builder(MessageRole.USER, ContentParts.of(ContentPart.text("Look:"),
									ContentPart.imageUrl("https://example.org/a.png"), ContentPart.imageFile(fileId)))
							.metadata(Map.of("a", "b"))
							.build(),
						CreateMessageRequest.builder(MessageRole.USER, ContentParts.of(ContentPart.imageFile(fileId)))
							.attachments(List.of(new Attachment(fileId, List.of(Tool.codeInterpreter()), Map.of())))
							.build()))
				.toolResources(
						new ToolResources(new CodeInterpreterResources(List.of(fileId), Map.of()), null, Map.of()))
				.build())
			.id();
		Program program = copy(threadId, "thread_gone");
		assertThat(program.status()).isEqualTo(2);
		assertThat(program.err().lines()).containsExactly(
				"migrate: " + threadId
						+ ": left out: attachments of messages: 1, image files: 2, messages with metadata: 1, "
						+ "messages without anything to copy: 1, tool resources: 1",
				"migrate: thread_gone: left out: the thread, because the server has none of this id");
		assertThat(copied(columns(0).get(1))).singleElement().satisfies((message) -> {
			assertThat(message.text()).isEqualTo("Look:");
			assertThat(message.content()).hasSize(2).last().isInstanceOf(ImageUrlContent.class);
		});
		Program again = copy(threadId);
		assertThat(again.status()).isEqualTo(2);
		assertThat(again.err()).contains("image files: 2").hasLineCount(1);
	}

	@Test
	void shouldSayThatRefusalsAndCitationsAreNotWhatTheyWere() throws IOException {
		String threadId = this.servers.thread(1);
		this.servers.source()
			.enqueue("GET", "/v1/threads/*/messages", StubResponse.json(200,
					"""
							{"object":"list","data":[
							{"id":"msg_1","object":"thread.message","role":"assistant","content":[
							{"type":"text","text":{"value":"As told【1】.","annotations":[
							{"type":"file_citation","text":"【1】","start_index":7,"end_index":10,"file_citation":{"file_id":"file-1"}}]}},
							{"type":"refusal","refusal":"Not that."},{"type":"hologram"},
							{"type":"image_url","image_url":{"url":"https://example.org/a.png"}}]},
							{"id":"msg_2","object":"thread.message","role":"user","content":[]}],
							"first_id":"msg_1","last_id":"msg_2","has_more":false}"""));
		Program program = copy(threadId);
		assertThat(program.status()).isEqualTo(2);
		assertThat(program.err())
			.contains("annotations: 1, content of the type hologram: 1, images of the assistant: 1, "
					+ "messages without anything to copy: 1, refusals, which became text: 1");
		assertThat(copied(columns(0).get(1))).singleElement().satisfies((message) -> {
			assertThat(message.role()).isEqualTo(MessageRole.ASSISTANT);
			assertThat(message.text()).isEqualTo("As told【1】.Not that.");
		});
	}

	@Test
	void shouldGoOnAfterAnInterruptionAndDoubleNothing() throws IOException {
		String first = this.servers.thread(3);
		String second = this.servers.thread(45);
		String third = this.servers.thread(2);
		this.servers.target()
			.enqueue("POST", "/v1/conversations/*/items",
					StubResponse.error(400, "invalid_request_error", "too_long", "No."));
		Program stopped = copy(first, second, third);
		assertThat(stopped.status()).isEqualTo(3);
		assertThat(stopped.err()).startsWith("migrate: stopped, run again to go on: ").contains("too_long");
		assertThat(Files.readAllLines(mapping())).hasSize(1);
		assertThat(this.servers.target().requests("DELETE", "/v1/conversations/*")).hasSize(1);
		// As if the program had been killed while it wrote
		Files.writeString(mapping(), Files.readString(mapping()) + second + "\tconv_");
		Program program = copy(first, second, third);
		assertThat(program).extracting(Program::status, Program::err).containsExactly(0, "");
		assertThat(program.out().lines()).satisfiesExactly((line) -> assertThat(line).endsWith(" copied before"),
				(line) -> assertThat(line).endsWith(" 45 messages"),
				(line) -> assertThat(line).endsWith(" 2 messages"));
		assertThat(Files.readAllLines(mapping())).hasSize(3);
		assertThat(columns(1).get(0)).isEqualTo(second);
		assertThat(copied(columns(1).get(1))).hasSize(45);
		// Three, and the one that was deleted
		assertThat(this.servers.target().requests("POST", "/v1/conversations")).hasSize(4);
	}

	@Test
	void shouldStopWhenAServerIsGone() {
		String threadId = this.servers.thread(1);
		this.servers.target().close();
		Program program = copy(threadId);
		assertThat(program.status()).isEqualTo(3);
		assertThat(mapping()).doesNotExist();
	}

}
