package io.github.openaiassistants.samples.console;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

import io.github.openaiassistants.backend.responses.request.AssistantDefinition;
import io.github.openaiassistants.http.ApiKey;
import io.github.openaiassistants.http.AssistantsConnectionDetails;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunRequest;
import io.github.openaiassistants.test.RunScript;

/**
 * The embedded server in place of a real one, with an assistant that knows one thing to
 * say. No configuration class by annotation, so that only the program that names it gets
 * it.
 */
class StandIn {

	private static final String QUESTION = "What time is it in Oslo?";

	private static final String DEFINED = "asst_clock";

	private static final Duration PACE = Duration.ofMillis(40);

	@Bean
	AssistantsServer assistantsServer() {
		return AssistantsServer.builder().pace(PACE).answers(StandIn::answer).start();
	}

	@Bean
	AssistantsConnectionDetails assistantsConnectionDetails(AssistantsServer server, Environment environment) {
		return new AssistantsConnectionDetails() {

			@Override
			public URI getBaseUrl() {
				return speaksResponses(environment) ? server.responsesUrl() : server.baseUrl();
			}

			@Override
			public @Nullable ApiKey getApiKey() {
				return ApiKey.of("any-word-will-do");
			}

		};
	}

	/**
	 * Describe the assistant that answers where the server knows none.
	 * @return its definition
	 */
	@Bean(DEFINED)
	static AssistantDefinition definedAssistant() {
		return AssistantDefinition.builder().model("embedded").build();
	}

	/**
	 * Fill in what the command line left out.
	 * @param server the server, which has to be there first
	 * @param environment tells which API is spoken
	 * @return what changes the properties
	 */
	@Bean
	static BeanPostProcessor standInQuestion(ObjectProvider<AssistantsServer> server, Environment environment) {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof ConsoleProperties given) ? complete(given, assistant(server, environment))
						: bean;
			}

		};
	}

	private static Supplier<String> assistant(ObjectProvider<AssistantsServer> server, Environment environment) {
		return speaksResponses(environment) ? () -> DEFINED : () -> server.getObject().createAssistant();
	}

	private static boolean speaksResponses(Environment environment) {
		return "responses".equals(environment.getProperty("openai.assistants.api"));
	}

	private static ConsoleProperties complete(ConsoleProperties given, Supplier<String> assistant) {
		String assistantId = (given.assistantId() != null) ? given.assistantId() : assistant.get();
		String message = (given.message() != null) ? given.message() : QUESTION;
		return new ConsoleProperties(assistantId, message, given.threadId(), given.format(), given.chat());
	}

	private static RunScript answer(RunRequest request) {
		if (!QUESTION.equals(request.question())) {
			return RunScript.answering("You said: \"" + request.question() + "\". I am the embedded server of the "
					+ "tests and know one thing only. Ask me: " + QUESTION);
		}
		return RunScript.calling(new FunctionCall(LocalTime.FUNCTION, "{\"zone\":\"Europe/Oslo\"}"))
			.thenAnswering((outputs) -> "In Oslo it is " + outputs.get(LocalTime.FUNCTION) + ". These words come from "
					+ "the embedded server, one event each, and a listener method prints them as they arrive.");
	}

}
