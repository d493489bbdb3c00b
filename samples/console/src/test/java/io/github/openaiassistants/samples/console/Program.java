package io.github.openaiassistants.samples.console;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

import io.github.openaiassistants.test.AssistantsServer;

/**
 * Runs the program in this JVM, with streams in memory.
 *
 * @param status the exit status
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error itself
 */
record Program(int status, String out, String err) {

	static Program ask(AssistantsServer server, String... options) {
		List<String> all = new ArrayList<>(List.of(options));
		all.add("--console.assistant-id=" + server.createAssistant());
		all.add("--console.message=Hello");
		return run(server, "", all.toArray(String[]::new));
	}

	static Program run(AssistantsServer server, String input, String... options) {
		return run(server.baseUrl(), input, options);
	}

	static Program run(URI address, String input, String... options) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		Terminal terminal = new Terminal(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err);
		ApplicationContextInitializer<GenericApplicationContext> initializer = (context) -> context
			.registerBean("testTerminal", Terminal.class, () -> terminal, (bean) -> bean.setPrimary(true));
		List<String> all = new ArrayList<>(List.of(options));
		all.add("--openai.assistants.base-url=" + address);
		all.add("--openai.assistants.api-key=any");
		int status = SpringApplication
			.exit(new SpringApplicationBuilder(ConsoleApplication.class).initializers(initializer)
				.run(all.toArray(String[]::new)));
		return new Program(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
	}

}
