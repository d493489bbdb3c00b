package io.github.openaiassistants.autoconfigure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.github.openaiassistants.http.AssistantsCredential;
import io.github.openaiassistants.http.AssistantsCredentials;

/**
 * Adapts {@link TokenCredential} to {@link AssistantsCredentials}.
 */
class AzureCredentials implements AssistantsCredentials {

	private final TokenCredential credential;

	private final String scope;

	AzureCredentials(TokenCredential credential, String scope) {
		this.credential = credential;
		this.scope = scope;
	}

	@Override
	public Mono<AssistantsCredential> fetch() {
		// Some credentials start a process or read a file before they return
		return Mono.defer(() -> this.credential.getToken(new TokenRequestContext().addScopes(this.scope)))
			.subscribeOn(Schedulers.boundedElastic())
			.map((token) -> AssistantsCredential.of(token.getToken(), token.getExpiresAt().toInstant()));
	}

}
