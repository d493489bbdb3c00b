package io.github.openaiassistants.samples.migrate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

import io.github.openaiassistants.test.AssistantsServer;

/**
 * Runs the program in this JVM, with streams in memory.
 *
 * @param status the exit status
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error itself
 */
record Program(int status, String out, String err) {

	static final String TARGET_KEY = "target-key";

	static Program move(AssistantsServer source, AssistantsServer target, String... options) {
		List<String> all = new ArrayList<>(List.of(options));
		all.add("--migrate.source.baseUrl=" + source.baseUrl());
		all.add("--migrate.source.apiKey=source-key");
		return run(target, all.toArray(String[]::new));
	}

	static Program run(AssistantsServer target, String... options) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		Terminal terminal = new Terminal(out, err);
		ApplicationContextInitializer<GenericApplicationContext> initializer = (context) -> context
			.registerBean("testTerminal", Terminal.class, () -> terminal, (bean) -> bean.setPrimary(true));
		ApplicationContextInitializer<GenericApplicationContext> loops = (context) -> context
			.registerBean(ReactorResourceFactory.class, Application::loops);
		List<String> all = new ArrayList<>(List.of(options));
		all.add("--openai.assistants.base-url=" + target.responsesUrl());
		all.add("--openai.assistants.api-key=" + TARGET_KEY);
		int status = SpringApplication
			.exit(new SpringApplicationBuilder(MigrateApplication.class).initializers(initializer, loops)
				.run(all.toArray(String[]::new)));
		return new Program(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
	}

}
