package io.github.openaiassistants.test;

import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * What the server answers to a request.
 */
sealed interface Answer {

	/**
	 * A JSON body, written at once because the state behind it goes on changing.
	 *
	 * @param status the HTTP status
	 * @param body the body
	 */
	record Json(int status, String body) implements Answer {

		static Json ok(JsonNode body) {
			return new Json(200, body.toString());
		}

	}

	/**
	 * Plain text.
	 *
	 * @param status the HTTP status
	 * @param body the text
	 */
	record Text(int status, String body) implements Answer {
	}

	/**
	 * A JSON body that is not there yet.
	 *
	 * @param later the body
	 * @param gone called, on any thread, when the client went away
	 */
	record Pending(Mono<Json> later, Runnable gone) implements Answer {
	}

	/**
	 * An event stream.
	 *
	 * @param stream the stream
	 */
	record Events(EventStream stream) implements Answer {
	}

	/**
	 * A raw answer that a script gives instead of the server's own.
	 *
	 * @param stub the answer
	 */
	record Raw(StubResponse stub) implements Answer {
	}

	/**
	 * The content of a file.
	 *
	 * @param file the file
	 */
	record Download(StoredFile file) implements Answer {
	}

}
