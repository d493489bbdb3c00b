package io.github.openaiassistants.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CredentialCache}.
 */
class CredentialCacheTests {

	private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

	private final AtomicInteger fetched = new AtomicInteger();

	private Instant now = START;

	private @Nullable Duration lifetime = Duration.ofHours(1);

	private boolean broken;

	private final CredentialCache cache = new CredentialCache(this::fetch, clock());

	@Test
	void nothingIsFetchedBeforeItIsNeeded() {
		this.cache.current();
		assertThat(this.fetched).hasValue(0);
	}

	@Test
	void isFetchedOnceForManyRequests() {
		assertThat(current()).isEqualTo("token-1");
		this.now = START.plus(Duration.ofMinutes(57));
		assertThat(current()).isEqualTo("token-1");
		assertThat(this.fetched).hasValue(1);
	}

	@Test
	void isFetchedAgainShortlyBeforeItExpires() {
		assertThat(current()).isEqualTo("token-1");
		this.now = START.plus(Duration.ofMinutes(58));
		assertThat(current()).isEqualTo("token-2");
	}

	@Test
	void shortLivedOneIsUsedForNineTenthsOfItsLife() {
		this.lifetime = Duration.ofSeconds(100);
		assertThat(current()).isEqualTo("token-1");
		this.now = START.plusSeconds(89);
		assertThat(current()).isEqualTo("token-1");
		this.now = START.plusSeconds(90);
		assertThat(current()).isEqualTo("token-2");
	}

	@Test
	void oneWithoutExpiryIsUsedUntilItIsRefused() {
		this.lifetime = null;
		assertThat(current()).isEqualTo("token-1");
		this.now = START.plus(Duration.ofDays(400));
		assertThat(current()).isEqualTo("token-1");
		assertThat(insteadOf("token-1")).isEqualTo("token-2");
		assertThat(current()).isEqualTo("token-2");
	}

	@Test
	void refusalOfAFormerOneFetchesNothing() {
		assertThat(current()).isEqualTo("token-1");
		assertThat(insteadOf("token-1")).isEqualTo("token-2");
		assertThat(insteadOf("token-1")).isEqualTo("token-2");
		assertThat(this.fetched).hasValue(2);
	}

	@Test
	void sourceThatHasNoOtherGivesNoOther() {
		CredentialCache fixed = new CredentialCache(
				() -> Mono.just(AssistantsCredential.of("same", START.plusSeconds(10))), clock());
		assertThat(fixed.current().map(ApiKey::reveal).block()).isEqualTo("same");
		assertThat(fixed.insteadOf(ApiKey.of("same")).block()).isNull();
		assertThat(fixed.current().map(ApiKey::reveal).block()).isEqualTo("same");
	}

	@Test
	void brokenSourceDoesNoHarmWhileTheFormerOneLasts() {
		assertThat(current()).isEqualTo("token-1");
		this.broken = true;
		this.now = START.plus(Duration.ofMinutes(59));
		assertThat(current()).isEqualTo("token-1");
		this.now = START.plus(Duration.ofMinutes(60));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this::current);
		this.broken = false;
		assertThat(current()).isEqualTo("token-4");
	}

	@Test
	void refusedOneIsNotUsedAgainBecauseTheSourceIsBroken() {
		assertThat(current()).isEqualTo("token-1");
		this.broken = true;
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> insteadOf("token-1"));
	}

	@Test
	void thoseWhoAskAtTheSameTimeShareOneFetch() {
		Sinks.One<AssistantsCredential> answer = Sinks.one();
		CredentialCache shared = new CredentialCache(() -> {
			this.fetched.incrementAndGet();
			return answer.asMono();
		}, clock());
		List<String> received = new ArrayList<>();
		for (int request = 0; request < 8; request++) {
			shared.current().subscribe((key) -> received.add(key.reveal()));
		}
		answer.emitValue(AssistantsCredential.of("token", null), Sinks.EmitFailureHandler.FAIL_FAST);
		assertThat(received).hasSize(8).containsOnly("token");
		assertThat(this.fetched).hasValue(1);
	}

	@Test
	void sourceWithoutACredentialIsAFailure() {
		CredentialCache empty = new CredentialCache(Mono::empty, clock());
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> empty.current().block())
			.withMessageContaining("no credential");
	}

	@Test
	void thePresentAndTheFormerOneAreMasked() {
		assertThat(this.cache.mask().apply("token-1")).isEqualTo("token-1");
		current();
		insteadOf("token-1");
		assertThat(this.cache.mask().apply("a token-1 b token-2 c")).isEqualTo("a **** b **** c");
	}

	private Mono<AssistantsCredential> fetch() {
		int number = this.fetched.incrementAndGet();
		if (this.broken) {
			return Mono.error(new IllegalStateException("broken"));
		}
		Instant expiresAt = (this.lifetime != null) ? this.now.plus(this.lifetime) : null;
		return Mono.just(AssistantsCredential.of("token-" + number, expiresAt));
	}

	private String current() {
		return this.cache.current().map(ApiKey::reveal).blockOptional().orElseThrow();
	}

	private String insteadOf(String refused) {
		return this.cache.insteadOf(ApiKey.of(refused)).map(ApiKey::reveal).blockOptional().orElseThrow();
	}

	private Clock clock() {
		InstantSource source = () -> this.now;
		return source.withZone(ZoneOffset.UTC);
	}

}
