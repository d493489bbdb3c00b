package io.github.openaiassistants.run;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import io.github.openaiassistants.failure.RequestNotValidException;

/**
 * Which failures of a look are worth another.
 */
class PatientLooksTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final PatientLooks looks = new PatientLooks(Duration.ofHours(1), Schedulers.parallel());

	@Test
	void whatMayBeBetterNextTimeIsWorthAnotherLook() {
		StepVerifier.create(this.looks.bearing(Mono.error(new IOException("reset")))).expectComplete().verify(PATIENCE);
	}

	@Test
	void whatCannotBeAskedForIsNot() {
		RequestNotValidException unusable = new RequestNotValidException("run_id", "is no id");
		StepVerifier.create(this.looks.bearing(Mono.error(unusable)))
			.expectErrorMatches((failure) -> failure == unusable)
			.verify(PATIENCE);
	}

	@Test
	void whatIsNotSupportedIsNot() {
		StepVerifier.create(this.looks.bearing(Mono.error(new UnsupportedOperationException("no look-ups"))))
			.expectError(UnsupportedOperationException.class)
			.verify(PATIENCE);
	}

}
