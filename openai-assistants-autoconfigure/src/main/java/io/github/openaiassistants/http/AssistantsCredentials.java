package io.github.openaiassistants.http;

import reactor.core.publisher.Mono;

/**
 * Where credentials come from that change over time, such as access tokens. A bean of
 * this type is used instead of {@code openai.assistants.api-key}.
 */
@FunctionalInterface
public interface AssistantsCredentials {

	/**
	 * Fetch a credential. Called when a request is about to be sent and there is none
	 * yet, the former one is about to expire, or the server refused it with HTTP 401; not
	 * for every request. Several threads may ask at the same time, one of them is served.
	 * @return the credential, on subscription; it must not block the subscribing thread,
	 * so a source that blocks is moved to another with
	 * {@code Mono.fromCallable(…).subscribeOn(Schedulers.boundedElastic())}. An error
	 * fails the request, which is then not sent.
	 */
	Mono<AssistantsCredential> fetch();

}
