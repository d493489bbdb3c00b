package io.github.openaiassistants.test;

import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * What a function that chooses a {@link RunScript} gets to see of a new run, or of a
 * request to the Responses API that does not go on with an earlier script.
 *
 * @param threadId the id of the thread or conversation, empty when there is none
 * @param assistantId the id of the assistant, empty in the Responses API
 * @param instructions what the model is told to be like: the instructions of the run,
 * else those of the assistant; empty when there are none
 * @param body the body of the request
 * @param userMessages the texts of the user messages the model gets to see, oldest first
 */
public record RunRequest(String threadId, String assistantId, String instructions, JsonNode body,
		List<String> userMessages) {

	/**
	 * Copies what was given.
	 */
	public RunRequest {
		userMessages = List.copyOf(userMessages);
	}

	/**
	 * Returns the text of the newest user message.
	 * @return the text, empty when there is none
	 */
	public String question() {
		return this.userMessages.isEmpty() ? "" : this.userMessages.get(this.userMessages.size() - 1);
	}

}
