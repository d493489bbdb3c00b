package io.github.openaiassistants.samples.migrate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.test.Dialect;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseTests {

	private final Path folder;

	DatabaseTests(@TempDir Path folder) {
		this.folder = folder;
	}

	// What the program is given has more than it needs
	private String[] application(String state, String... more) {
		List<String> options = new ArrayList<>(List.of(more));
		options.add("--openai.assistants.api=responses");
		options.add("--openai.assistants.responses.state=" + state);
		options.add("--openai.assistants.responses.stores.type=jdbc");
		options.add("--openai.assistants.responses.stores.jdbc.initialize-schema=always");
		options.add("--openai.assistants.definitions.asst_1.model=gpt-5");
		options.add("--openai.assistants.definitions.asst_1.functions=get_weather");
		options.add("--spring.datasource.url=jdbc:h2:file:" + this.folder.resolve("application"));
		return options.toArray(String[]::new);
	}

	@ParameterizedTest
	@ValueSource(strings = { "conversation", "local-history" })
	void shouldLetTheApplicationGoOnWithItsOldIds(String state) {
		try (Servers servers = new Servers(Dialect.FOUNDRY)) {
			String oldId = servers.thread(45);
			String[] options = application(state, "--migrate.thread-ids=" + oldId,
					"--migrate.mapping=" + this.folder.resolve("mapping.tsv"));
			assertThat(servers.move(options)).extracting(Program::status, Program::err).containsExactly(0, "");
			assertThat(servers.move(options).out()).endsWith(" copied before\n");
			try (ConfigurableApplicationContext context = Application.start(servers.target(), application(state))) {
				RunFinished finished = context.getBean(AssistantRunStreamer.class)
					.launch(oldId,
							CreateRunRequest.builder("asst_1")
								.additionalMessages(List.of(CreateMessageRequest.user("text 45")))
								.build())
					.finished()
					.block(Duration.ofSeconds(10));
				assertThat(finished).extracting(RunFinished::outcome).isEqualTo(RunOutcome.COMPLETED);
				assertThat(Servers.texts(Application.client(context), oldId)).hasSize(47)
					.startsWith("text 0", "text 1", "text 2")
					.contains("text 44", "text 45");
			}
		}
	}

}
