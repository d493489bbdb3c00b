package io.github.openaiassistants.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;

import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.function.AssistantFunction;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadRequest;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that was processed ahead of time does what it does otherwise. It is
 * processed without a server, and knows address and key only when it is started.
 */
@CompileWithForkedClassLoader
class AheadOfTimeTests {

	private final AssistantsServer server = AssistantsServer.builder().start();

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void runsFunctionsConditionsAndFurtherClientsWork() {
		TestGenerationContext generation = new TestGenerationContext(Application.class);
		ClassName initializer = process(generation);
		generation.writeGeneratedContent();
		TestCompiler.forSystem().with(generation).compile((compiled) -> {
			@SuppressWarnings("unchecked")
			ApplicationContextInitializer<GenericApplicationContext> processed = compiled
				.getInstance(ApplicationContextInitializer.class, initializer.canonicalName());
			try (GenericApplicationContext application = new GenericApplicationContext()) {
				properties(application, true);
				processed.initialize(application);
				application.refresh();
				run(application, application.getBean(AssistantRunStreamer.class));
				run(application, BeanFactoryAnnotationUtils.qualifiedBeanOfType(application.getBeanFactory(),
						AssistantRunStreamer.class, "next"));
			}
		});
	}

	private void run(GenericApplicationContext application, AssistantRunStreamer streamer) {
		Listeners listeners = application.getBean(Listeners.class);
		listeners.heard.clear();
		this.server.enqueue(RunScript.calling(new FunctionCall("double_it", "{\"number\":{\"value\":21}}"))
			.thenAnswering((outputs) -> "It is " + outputs.values().iterator().next()));
		String thread = application.getBean(AssistantsClient.class)
			.blocking()
			.threads()
			.create(CreateThreadRequest.of(CreateMessageRequest.user("How much?")))
			.id();
		streamer.createRun(thread, CreateRunRequest.of(this.server.createAssistant())).blockLast(ObservedRun.TIMEOUT);
		assertThat(listeners.heard).containsExactly("It", " is", " {\"value\":42}", "completed");
	}

	private ClassName process(TestGenerationContext generation) {
		try (AnnotationConfigApplicationContext application = new AnnotationConfigApplicationContext()) {
			properties(application, false);
			application.register(Application.class);
			return new ApplicationContextAotGenerator().processAheadOfTime(application, generation);
		}
	}

	private void properties(GenericApplicationContext application, boolean connected) {
		Map<String, Object> properties = new HashMap<>(
				Map.of("openai.assistants.clients.next.timeouts.run", "1m", "spring.autoconfigure.exclude",
						"org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"));
		if (connected) {
			for (String prefix : List.of("openai.assistants.", "openai.assistants.clients.next.")) {
				properties.put(prefix + "base-url", this.server.baseUrl().toString());
				properties.put(prefix + "api-key", "sk-test");
			}
		}
		application.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Listeners.class)
	static class Application {

	}

	/**
	 * Listeners with conditions, and a function with a record.
	 */
	static class Listeners {

		private final List<String> heard = new CopyOnWriteArrayList<>();

		@EventListener(condition = "#delta.text() != ''")
		void on(ThreadMessageDelta delta) {
			this.heard.add(delta.text());
		}

		@EventListener(condition = "#finished.outcome().value() == 'completed'")
		void on(RunFinished finished) {
			this.heard.add(finished.outcome().value());
		}

		@EventListener(condition = "#event.meta.run.client == 'nobody'")
		void on(AssistantsEvent event) {
			this.heard.add("never");
		}

		@AssistantFunction(name = "double_it", description = "Doubles a number.")
		Count doubled(Count number) {
			return new Count(number.value() * 2);
		}

		record Count(int value) {

		}

	}

}
