package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.FailureSummary;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.ThreadMessageCompleted;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadMessageIncomplete;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One run as its listeners and its subscriber saw it.
 *
 * @param published what the listeners received
 * @param error how the {@code Flux} ended, empty when it completed
 */
record ObservedRun(List<AssistantsEvent> published, Optional<Throwable> error) {

	static final Duration TIMEOUT = Duration.ofSeconds(20);

	/**
	 * Stream a run to its end, and check what is true of every run.
	 */
	static ObservedRun of(ListeningApplication application, Flux<AssistantsEvent> run) {
		List<AssistantsEvent> emitted = new CopyOnWriteArrayList<>();
		Optional<Throwable> error = run.doOnNext(emitted::add)
			.then(Mono.just(Optional.<Throwable>empty()))
			.onErrorResume((ex) -> Mono.just(Optional.of(ex)))
			.blockOptional(TIMEOUT)
			.orElseThrow();
		assertThat(emitted).isNotEmpty();
		List<AssistantsEvent> published = application.recorder().events(emitted.get(0).meta().clientRunId());
		assertThat(emitted).isEqualTo(published);
		assertEndedOnce(published);
		ObservedRun observed = new ObservedRun(published, error);
		observed.assertConsistent();
		return observed;
	}

	/**
	 * Check the events of each run that a listener has ever received.
	 */
	static void assertAllEndedOnce(Recorder recorder) {
		recorder.events()
			.stream()
			.map((event) -> event.meta().clientRunId())
			.distinct()
			.forEach((id) -> assertEndedOnce(recorder.events(id)));
	}

	static void assertEndedOnce(List<AssistantsEvent> published) {
		assertThat(published).last().isInstanceOf(RunFinished.class);
		assertThat(published).filteredOn(RunFinished.class::isInstance).hasSize(1);
		assertThat(published).extracting((event) -> event.meta().sequence())
			.containsExactlyElementsOf(LongStream.range(0, published.size()).boxed().toList());
	}

	private void assertConsistent() {
		RunFinished finished = finished();
		if (finished.outcome().isAnswered()) {
			assertThat(this.error).isEmpty();
			// A run may wait because the answer to what it waits for was refused
			assertThat(finished.outcome() == RunOutcome.REQUIRES_ACTION || finished.cause() == null).isTrue();
			return;
		}
		assertThat(this.error).isPresent();
		assertThat(cause(finished).type()).isEqualTo(failure().getClass().getSimpleName());
		assertThat(cause(finished).message()).isEqualTo(failure().getMessage());
	}

	RunFinished finished() {
		return (RunFinished) this.published.get(this.published.size() - 1);
	}

	static FailureSummary cause(RunFinished finished) {
		return Objects.requireNonNull(finished.cause(), "cause");
	}

	RunOutcome outcome() {
		return finished().outcome();
	}

	Throwable failure() {
		return this.error.orElseThrow();
	}

	List<String> names() {
		return Recorder.names(this.published);
	}

	/**
	 * Check that the deltas say what the messages contain in the end, and return it.
	 */
	String assertTextIsWhole(String description) {
		StringBuilder delivered = new StringBuilder();
		StringBuilder whole = new StringBuilder();
		for (AssistantsEvent event : this.published) {
			if (event instanceof ThreadMessageDelta delta) {
				delivered.append(delta.text());
			}
			else if (event instanceof ThreadMessageCompleted completed) {
				whole.append(completed.text());
			}
			else if (event instanceof ThreadMessageIncomplete incomplete) {
				whole.append(incomplete.data().text());
			}
		}
		assertThat(delivered.toString()).as(description).isEqualTo(whole.toString());
		return whole.toString();
	}

}
