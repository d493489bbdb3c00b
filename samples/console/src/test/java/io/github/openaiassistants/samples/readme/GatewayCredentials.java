package io.github.openaiassistants.samples.readme;

import java.time.Instant;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.github.openaiassistants.http.AssistantsCredential;
import io.github.openaiassistants.http.AssistantsCredentials;

@Component
class GatewayCredentials implements AssistantsCredentials {

	private final Vault vault;

	GatewayCredentials(Vault vault) {
		this.vault = vault;
	}

	@Override
	public Mono<AssistantsCredential> fetch() {
		return Mono.fromCallable(() -> AssistantsCredential.of(this.vault.readToken(), Instant.now().plusSeconds(3600)))
			.subscribeOn(Schedulers.boundedElastic());
	}

	/**
	 * Where the application keeps its secrets.
	 */
	interface Vault {

		String readToken();

	}

}
