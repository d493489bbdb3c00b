package io.github.openaiassistants.test;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

/**
 * What a server looks like from outside, where it differs from OpenAI: all of it concerns
 * the edges, none of it the state of threads and runs. Stateless.
 */
interface ServerTraits {

	/**
	 * Returns the path in front of all operations.
	 * @return the path, without a slash at the end
	 */
	default String prefix() {
		return "/v1";
	}

	/**
	 * Whether the server has an operation.
	 * @param method the HTTP method
	 * @param template the path below the prefix, <code>{}</code> standing for an id
	 * @return whether it has
	 */
	default boolean offers(String method, String template) {
		// An addition of others
		return !(method.equals("GET") && template.equals("/threads"));
	}

	/**
	 * Whether requests must carry the header {@code OpenAI-Beta}.
	 * @return whether it is needed
	 */
	default boolean needsBeta() {
		return false;
	}

	/**
	 * Whether requests must carry a key when none was set.
	 * @return whether it is needed
	 */
	default boolean needsKey() {
		return true;
	}

	/**
	 * Returns what writes the events of a new stream.
	 * @return a writer of its own
	 */
	default EventWriter events() {
		return new NamedEvents();
	}

	/**
	 * Checks what a request must have whatever it asks for, the key apart.
	 * @param request the request
	 * @param query the first value of each query parameter
	 * @throws RefusedException if something is missing
	 */
	default void check(RecordedRequest request, Map<String, String> query) {
		// Nothing is needed
	}

	/**
	 * Makes the body of an error answer.
	 * @param refusal why the request is refused
	 * @return the body
	 */
	default ObjectNode error(RefusedException refusal) {
		return refusal.envelope();
	}

	/**
	 * Makes an error answer.
	 * @param refusal why the request is refused
	 * @return the answer
	 */
	default Answer refusal(RefusedException refusal) {
		return new Answer.Json(refusal.status(), error(refusal).toString());
	}

	/**
	 * Returns the headers of every answer that is not raw.
	 * @param millis how long the answer took
	 * @return the headers
	 */
	default Map<String, String> headers(long millis) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("x-request-id", "req_" + UUID.randomUUID().toString().replace("-", ""));
		return headers;
	}

}
