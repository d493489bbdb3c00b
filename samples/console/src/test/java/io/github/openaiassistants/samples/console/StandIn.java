package io.github.openaiassistants.samples.console;

import java.time.Duration;

import org.springframework.context.annotation.Bean;

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

	private static final Duration PACE = Duration.ofMillis(40);

	@Bean
	AssistantsServer assistantsServer() {
		return AssistantsServer.builder().anyAssistant(true).pace(PACE).answers(StandIn::answer).start();
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
