package io.github.openaiassistants.samples.webchat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.relay.RelayAuthorization;
import io.github.openaiassistants.relay.RelayCaller;

/**
 * Knows whose thread is whose. The owner is kept with the thread at the server, so any
 * instance of the application knows, also after a restart. Visitors do not log in: who
 * knows the secret of a cookie is the visitor, and the server gets to see its hash only.
 */
@Component
class ThreadOwners implements RelayAuthorization {

	static final String COOKIE = "visitor";

	private static final String OWNER = "owner";

	private final AssistantsClient client;

	ThreadOwners(AssistantsClient client) {
		this.client = client;
	}

	@Override
	public Mono<Boolean> mayRead(RelayCaller caller, String threadId) {
		return isOwner(caller.cookie(COOKIE), threadId);
	}

	/**
	 * Refuse everybody but the owner.
	 * @param visitor the secret of the visitor, or {@code null} when there is none
	 * @param threadId the thread
	 * @return empty, or the refusal, which does not tell whether there is such a thread
	 */
	Mono<Void> require(@Nullable String visitor, String threadId) {
		return isOwner(visitor, threadId).filter((owner) -> owner)
			.switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.FORBIDDEN)))
			.then();
	}

	static Map<String, String> metadata(String visitor) {
		return Map.of(OWNER, hash(visitor));
	}

	private Mono<Boolean> isOwner(@Nullable String visitor, String threadId) {
		if (visitor == null) {
			return Mono.just(false);
		}
		return this.client.threads()
			.retrieve(threadId)
			.map((thread) -> hash(visitor).equals((thread.metadata() != null) ? thread.metadata().get(OWNER) : null))
			.onErrorReturn(NotFoundException.class, false);
	}

	private static String hash(String visitor) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(visitor.getBytes(StandardCharsets.UTF_8));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has it", ex);
		}
	}

}
