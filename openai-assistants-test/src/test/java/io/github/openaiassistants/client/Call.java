package io.github.openaiassistants.client;

import java.util.function.Function;

import org.reactivestreams.Publisher;

/**
 * An operation in both forms, and what it looks like on the wire.
 *
 * @param request method, path and query of the request
 * @param body the body of the request, empty for none
 * @param answer what the server answers
 * @param reactive makes the call
 * @param blocking makes the call and waits
 */
record Call(String request, String body, String answer, Function<AssistantsClient, Publisher<?>> reactive,
		Function<BlockingAssistantsClient, Object> blocking) {

	static Call of(String request, String body, String answer, Function<AssistantsClient, Publisher<?>> reactive,
			Function<BlockingAssistantsClient, Object> blocking) {
		return new Call(request, body, answer, reactive, blocking);
	}

	static Call read(String request, String answer, Function<AssistantsClient, Publisher<?>> reactive,
			Function<BlockingAssistantsClient, Object> blocking) {
		return new Call(request, "", answer, reactive, blocking);
	}

	String method() {
		return this.request.substring(0, this.request.indexOf(' '));
	}

	String path() {
		return this.request.substring(this.request.indexOf(' ') + 1).split("\\?", 2)[0];
	}

	@Override
	public String toString() {
		return this.request;
	}

}
