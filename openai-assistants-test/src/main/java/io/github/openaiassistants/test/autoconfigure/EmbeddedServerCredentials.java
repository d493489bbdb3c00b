package io.github.openaiassistants.test.autoconfigure;

import org.springframework.core.Ordered;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.http.AssistantsCredential;
import io.github.openaiassistants.http.AssistantsCredentials;

/**
 * Lets an application in to the embedded server. Those of the application would be
 * fetched somewhere, perhaps for money.
 */
final class EmbeddedServerCredentials implements AssistantsCredentials, Ordered {

	@Override
	public Mono<AssistantsCredential> fetch() {
		return Mono.just(AssistantsCredential.of("embedded-server", null));
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

}
