package io.github.openaiassistants.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Keeps a credential until shortly before it expires, or until a server refuses it.
 * However many ask at the same time, it is fetched once. Thread-safe.
 */
public final class CredentialCache {

	private static final Duration MARGIN = Duration.ofMinutes(2);

	// Of the lifetime, for credentials that live for minutes only
	private static final int MARGIN_PART = 10;

	private final Clock clock;

	private final Mono<Held> current;

	private volatile @Nullable Held held;

	private volatile @Nullable Held former;

	/**
	 * Create the cache.
	 * @param credentials where credentials come from
	 * @param clock tells whether they have expired
	 */
	public CredentialCache(AssistantsCredentials credentials, Clock clock) {
		this.clock = clock;
		this.current = Mono.defer(credentials::fetch)
			.switchIfEmpty(Mono.error(() -> new NoSuchElementException("The source has no credential")))
			.map(this::hold)
			.onErrorResume(this::stillGood)
			.cacheInvalidateIf(this::isStale);
	}

	private Held hold(AssistantsCredential credential) {
		Instant now = this.clock.instant();
		Instant expiresAt = credential.expiresAt();
		Held fetched = new Held(credential.value(), expiresAt, (expiresAt != null) ? renewal(now, expiresAt) : null);
		this.former = this.held;
		this.held = fetched;
		return fetched;
	}

	private static Instant renewal(Instant now, Instant expiresAt) {
		Duration part = Duration.between(now, expiresAt).dividedBy(MARGIN_PART);
		return expiresAt.minus((part.compareTo(MARGIN) < 0) ? part : MARGIN);
	}

	// A source that fails does no harm while the former credential lasts
	private Mono<Held> stillGood(Throwable failure) {
		Held last = this.held;
		if (last == null || last.refused || last.expiresAt == null || !this.clock.instant().isBefore(last.expiresAt)) {
			return Mono.error(failure);
		}
		return Mono.just(last);
	}

	private boolean isStale(Held candidate) {
		return candidate.refused || (candidate.renewAt != null && !this.clock.instant().isBefore(candidate.renewAt));
	}

	// Return a credential to send, or the error of its source.
	Mono<ApiKey> current() {
		return this.current.map((credential) -> credential.value);
	}

	// Fetch another credential because the server refused one; empty when the source has
	// no other.
	Mono<ApiKey> insteadOf(ApiKey refused) {
		Held last = this.held;
		if (last != null && last.value.equals(refused)) {
			last.refused = true;
		}
		return current().filter((credential) -> !credential.equals(refused));
	}

	/**
	 * Return what hides the credentials that were in use lately.
	 * @return replaces credentials in a text that came from outside
	 */
	public UnaryOperator<String> mask() {
		return (text) -> mask(this.former, mask(this.held, text));
	}

	private static String mask(@Nullable Held credential, String text) {
		return (credential != null) ? credential.value.mask(text) : text;
	}

	private static final class Held {

		private final ApiKey value;

		private final @Nullable Instant expiresAt;

		private final @Nullable Instant renewAt;

		private volatile boolean refused;

		Held(ApiKey value, @Nullable Instant expiresAt, @Nullable Instant renewAt) {
			this.value = value;
			this.expiresAt = expiresAt;
			this.renewAt = renewAt;
		}

	}

}
