package io.github.openaiassistants.samples.webchat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FileSearchResult;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunRequest;
import io.github.openaiassistants.test.RunScript;

/**
 * The embedded server in place of a real one, with an assistant that has an answer to
 * each question that the page suggests.
 */
final class StandIn {

	static final String STORY = """
			In a village without a harbour lived a keeper who looked after a lighthouse. Nobody knew who had built it, \
			so far from the sea, and nobody had ever seen a ship.

			Every evening she climbed the **ninety-nine steps**, wound the clockwork and lit the lamp. The farmers set \
			their watches by it. Children who could not sleep counted the turns of the beam on the ceiling: \
			one, two, three, *dark*, one, two, three, *dark*.

			One autumn the fog came. It filled the valley up to the church tower, and people who went out for bread \
			did not find the way back to their own doors. That night the keeper did three things:

			1. she trimmed the wick,
			2. she opened all windows, and
			3. she rang the bell, which had no entry in the book of duties.

			They came from everywhere: the postman, two cows, a lost balloonist, and at last the baker with the bread. \
			"So that is what it is for," said the balloonist. "It has always been for that," said the keeper, and wrote \
			into the log:

			```
			22:40  fog, no wind
			23:15  first arrivals
			04:30  all present, bread still warm
			```

			Since then the village has a harbour, in a way.""";

	private static final Duration PACE = Duration.ofMillis(45);

	private static final Map<String, String> ZONES = Map.of("oslo", "Europe/Oslo", "tokyo", "Asia/Tokyo", "lima",
			"America/Lima");

	private StandIn() {
	}

	/**
	 * Start the server.
	 * @return the server, with an assistant
	 */
	static AssistantsServer start() {
		return AssistantsServer.builder().pace(PACE).answers(StandIn::answer).start();
	}

	/**
	 * Return what the application has to be told.
	 * @param server the server
	 * @return properties
	 */
	static Map<String, Object> properties(AssistantsServer server) {
		return Map.of("openai.assistants.base-url", server.baseUrl().toString(), "openai.assistants.api-key",
				"any-word-will-do", "web-chat.assistant-id", server.createAssistant());
	}

	private static RunScript answer(RunRequest request) {
		String question = request.question().toLowerCase(Locale.ROOT);
		if (question.contains("story")) {
			return RunScript.answering(STORY);
		}
		if (question.contains("time")) {
			return RunScript
				.calling(ZONES.keySet()
					.stream()
					.sorted()
					.filter((city) -> question.contains(city) || !namesCity(question))
					.map((city) -> new FunctionCall(LocalTime.FUNCTION, "{\"zone\":\"" + ZONES.get(city) + "\"}"))
					.toArray(FunctionCall[]::new))
				.thenAnswering(StandIn::times);
		}
		if (question.contains("handbook")) {
			return RunScript
				.searchingFiles(
						new FileSearchResult("file-1", "handbook.pdf", 0.92, "Thirty days of leave, more with age."),
						new FileSearchResult("file-2", "changes-2026.md", 0.81,
								"Up to five days move to the next year."))
				.thenAnswering(
						"You have thirty days of holiday a year, from the first year on.【4:0†handbook.pdf】 Up to "
								+ "five of them can be moved to the next year, until the end of March.【4:1†changes-2026.md】\n\n"
								+ "Ask for them with the command `leave request --days 5`.");
		}
		if (question.contains("fail")) {
			return RunScript.answering("This will not end well, because")
				.failing("server_error", "The server had an error.");
		}
		return RunScript.answering("You said: \"" + request.question()
				+ "\"\n\nI am the embedded server of the tests and "
				+ "know four things only. Ask me for a *story*, for the *time* somewhere, for what the *handbook* says, "
				+ "or to *fail*.");
	}

	private static boolean namesCity(String question) {
		return ZONES.keySet().stream().anyMatch(question::contains);
	}

	private static String times(Map<String, String> outputs) {
		StringBuilder text = new StringBuilder("This is what the clocks show:\n\n");
		outputs.values().forEach((time) -> text.append("- ").append(time).append('\n'));
		return text + "\nThe function `" + LocalTime.FUNCTION + "` of this application looked at them.";
	}

}
