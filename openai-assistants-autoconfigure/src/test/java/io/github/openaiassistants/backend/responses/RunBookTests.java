package io.github.openaiassistants.backend.responses;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import io.github.openaiassistants.backend.responses.store.ActiveRuns;
import io.github.openaiassistants.backend.responses.store.RunStore;
import io.github.openaiassistants.backend.responses.store.Samples;
import io.github.openaiassistants.backend.responses.store.StoredRun;
import io.github.openaiassistants.backend.responses.translation.RawEvents;
import io.github.openaiassistants.backend.responses.translation.TranslationLimits;
import io.github.openaiassistants.backend.responses.translation.TranslationSettings;
import io.github.openaiassistants.failure.RunNotAwaitingOutputsException;
import io.github.openaiassistants.model.RunStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Several instances know the same run, some of them not up to date.
 */
class RunBookTests {

	private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC);

	private final RunStore runs = RunStore.inMemory(10);

	private final RunBook book = new RunBook(this.runs, ActiveRuns.inMemory(CLOCK),
			new TranslationSettings(CLOCK, () -> "1", TranslationLimits.DEFAULT, RawEvents.UNTRANSLATED),
			Duration.ofMinutes(1));

	@Test
	void outputsAreSentAlthoughAnotherHasLookedAtTheRunMeanwhile() {
		StoredRun waiting = waiting();
		this.book.keep(waiting);
		assertThat(this.book.claim(waiting).claimedUntil()).isNotNull();
	}

	@Test
	void outputsAreSentByOneOnly() {
		StoredRun waiting = waiting();
		this.book.claim(waiting);
		assertThatExceptionOfType(RunNotAwaitingOutputsException.class).isThrownBy(() -> this.book.claim(waiting));
	}

	@Test
	void outputsAreNotSentForOtherCallsThanThoseTheyAnswer() {
		StoredRun waiting = waiting();
		this.book.keep(Samples.status(this.book.claim(waiting), "requires_action", "resp_2"));
		assertThatExceptionOfType(RunNotAwaitingOutputsException.class).isThrownBy(() -> this.book.claim(waiting));
	}

	@Test
	void refusedOutputsMayBeSentAgainAlthoughAnotherHasLookedAtTheRunMeanwhile() {
		StoredRun waiting = waiting();
		StoredRun claimed = this.book.claim(waiting);
		this.book.keep(waiting);
		this.book.unclaim(claimed);
		assertThat(this.book.claim(waiting).claimedUntil()).isNotNull();
	}

	@Test
	void refusalDoesNotConcernTheOutputsOfAnother() {
		StoredRun waiting = waiting();
		StoredRun claimed = this.book.claim(waiting);
		StoredRun waitsAgain = this.book.keep(Samples.status(claimed, "requires_action", "resp_2"));
		StoredRun claimedAgain = this.book.claim(waitsAgain);
		this.book.unclaim(claimed);
		assertThat(this.runs.find("run_1")).isEqualTo(claimedAgain);
	}

	@Test
	void lateLookDoesNotAllowOutputsToBeSentTwice() {
		StoredRun waiting = waiting();
		this.book.claim(waiting);
		StoredRun now = this.book.keep(waiting);
		assertThatExceptionOfType(RunNotAwaitingOutputsException.class).isThrownBy(() -> this.book.claim(now));
	}

	@Test
	void lateLookDoesNotTakeTheRunBackToWaiting() {
		StoredRun waiting = waiting();
		StoredRun goesOn = this.book.keep(Samples.status(this.book.claim(waiting), "in_progress", "resp_2"));
		assertThat(this.book.keep(waiting)).isEqualTo(goesOn);
		assertThat(this.runs.find("run_1")).isEqualTo(goesOn);
	}

	@Test
	void lateReaderDoesNotTakeTheRunBackToWork() {
		StoredRun working = working();
		StoredRun waiting = this.book.keep(Samples.status(working, "requires_action"));
		assertThat(this.book.keep(working)).isEqualTo(waiting);
	}

	@Test
	void readerTellsMoreThanALook() {
		StoredRun working = working();
		this.book.keep(working);
		assertThat(this.book.keep(Samples.status(working, "requires_action")).status())
			.isEqualTo(RunStatus.REQUIRES_ACTION);
	}

	private StoredRun working() {
		StoredRun run = Samples.run("run_1", "conv_1", "in_progress");
		this.runs.create(run);
		return run;
	}

	private StoredRun waiting() {
		return this.book.keep(Samples.status(working(), "requires_action"));
	}

}
