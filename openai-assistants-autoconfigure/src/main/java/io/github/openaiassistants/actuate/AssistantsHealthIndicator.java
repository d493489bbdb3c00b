package io.github.openaiassistants.actuate;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.failure.ApiException;

/**
 * Tells whether the server answers, by asking it for something small. Details say what
 * kind of failure there was, not more.
 */
public final class AssistantsHealthIndicator extends AbstractReactiveHealthIndicator {

	private final Mono<?> question;

	private final Duration timeout;

	/**
	 * Create the indicator.
	 * @param question asks the server, once for each subscription
	 * @param timeout how long the answer may take
	 */
	public AssistantsHealthIndicator(Mono<?> question, Duration timeout) {
		super("The assistants server could not be asked");
		this.question = question;
		this.timeout = timeout;
	}

	@Override
	protected Mono<Health> doHealthCheck(Health.Builder builder) {
		return this.question.timeout(this.timeout)
			.then(Mono.fromSupplier(() -> builder.up().build()))
			.onErrorResume((failure) -> Mono.just(down(builder, failure)));
	}

	private Health down(Health.Builder builder, Throwable failure) {
		builder.down();
		if (failure instanceof TimeoutException) {
			return builder.withDetail("error", "no answer within " + this.timeout).build();
		}
		if (failure instanceof ApiException api && api.status() != 0) {
			builder.withDetail("status", api.status());
		}
		return builder.withDetail("error", failure.getClass().getSimpleName()).build();
	}

}
