package io.github.openaiassistants.autoconfigure;

import java.util.Map;

import reactor.core.publisher.Mono;

import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.http.RestHttp;
import io.github.openaiassistants.http.RestRequest;
import io.github.openaiassistants.model.ListQuery;

/**
 * Asks a server for something small, to see whether it answers.
 */
final class ServerQuestion {

	private ServerQuestion() {
	}

	/**
	 * Prepare the question.
	 * @param api what the server speaks
	 * @param client asks it
	 * @param http asks it for what is no part of the Assistants API
	 * @return asks on subscription, and fails if there is no answer
	 */
	static Mono<?> of(AssistantsProperties.Api api, AssistantsClient client, RestHttp http) {
		return (api == AssistantsProperties.Api.RESPONSES) ? models(http)
				: client.assistants().page(ListQuery.builder().limit(1).build());
	}

	// A server that lists no models has answered as well
	private static Mono<?> models(RestHttp http) {
		return http.exchange(RestRequest.get("list models", "/models", Map.of()), (bytes) -> bytes.length)
			.onErrorResume(NotFoundException.class, (failure) -> Mono.empty());
	}

}
