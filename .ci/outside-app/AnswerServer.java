import java.io.IOException;

import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.RunScript;

/**
 * Answers every run with the text of the first argument, until the standard input ends.
 * Prints the base URL and the id of an assistant.
 */
public class AnswerServer {

	public static void main(String[] args) throws IOException {
		RunScript answer = RunScript.answering(args[0]);
		try (AssistantsServer server = AssistantsServer.builder().answers((request) -> answer).start()) {
			System.out.println(server.baseUrl() + " " + server.createAssistant());
			System.in.read();
		}
	}

}
