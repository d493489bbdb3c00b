package io.github.openaiassistants.test.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.run.RunHandle;

/**
 * Every event that the listeners of an application context got, in the order in which
 * they got them. A bean of this type records; it comes after other listeners, so what has
 * been recorded has been handled, unless they work asynchronously. Where the tests are
 * annotated with {@code @AutoConfigureAssistantsServer} or {@code @AssistantsTest}, there
 * is such a bean, it may be a parameter of test methods as well, and what it has recorded
 * is cleared after each test.
 * <p>
 * Waiting is bounded, and an {@link AssertionError} tells what there was so far. Safe for
 * use by any thread.
 */
public final class RecordedAssistantsEvents implements AssertProvider<RecordedAssistantsEventsAssert> {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final List<AssistantsEvent> events = new ArrayList<>();

	// Runs of former tests, which may still have something to tell
	private final Set<String> former = new HashSet<>();

	/**
	 * Create the empty record.
	 */
	public RecordedAssistantsEvents() {
	}

	@EventListener
	@Order(Ordered.LOWEST_PRECEDENCE)
	synchronized void add(AssistantsEvent event) {
		if (!this.former.contains(event.meta().clientRunId())) {
			this.events.add(event);
			notifyAll();
		}
	}

	/**
	 * Return all events, those of all runs.
	 * @return the events so far
	 */
	public synchronized List<AssistantsEvent> all() {
		return List.copyOf(this.events);
	}

	/**
	 * Return the events of one kind, those of all runs.
	 * @param type a record, a family or a sealed root
	 * @param <E> the type
	 * @return the events so far
	 */
	public <E extends AssistantsEvent> List<E> all(Class<E> type) {
		return all().stream().filter(type::isInstance).map(type::cast).toList();
	}

	/**
	 * Return the runs that events tell of.
	 * @return the runs in the order of their first events, each with its events so far
	 */
	public List<RecordedRun> runs() {
		Map<String, List<AssistantsEvent>> runs = new LinkedHashMap<>();
		all()
			.forEach((event) -> runs.computeIfAbsent(event.meta().clientRunId(), (id) -> new ArrayList<>()).add(event));
		return runs.values().stream().map(RecordedRun::of).toList();
	}

	/**
	 * Return one run.
	 * @param clientRunId the id it was given here
	 * @return the run with its events so far
	 * @throws AssertionError if there is no event of it
	 */
	public RecordedRun run(String clientRunId) {
		return runs().stream()
			.filter((run) -> run.clientRunId().equals(clientRunId))
			.findFirst()
			.orElseThrow(() -> new AssertionError("There is no event of this run. " + EventListing.soFar(all())));
	}

	/**
	 * Wait until the run that began first is over, for ten seconds at most.
	 * @return the run
	 * @throws AssertionError if that takes too long
	 */
	public RecordedRun awaitRun() {
		return awaitRun(PATIENCE);
	}

	/**
	 * Wait until the run that began first is over.
	 * @param timeout how long to wait at most
	 * @return the run
	 * @throws AssertionError if that takes too long
	 */
	public RecordedRun awaitRun(Duration timeout) {
		return await(() -> runs().stream().findFirst().filter(RecordedRun::isFinished).orElse(null),
				"the end of the first run", timeout);
	}

	/**
	 * Wait until a run is over, for ten seconds at most.
	 * @param handle the run as it was launched
	 * @return the run
	 * @throws AssertionError if that takes too long
	 */
	public RecordedRun awaitRun(RunHandle handle) {
		return awaitRun(handle.clientRunId(), PATIENCE);
	}

	/**
	 * Wait until a run is over.
	 * @param clientRunId the id it was given here
	 * @param timeout how long to wait at most
	 * @return the run
	 * @throws AssertionError if that takes too long
	 */
	public RecordedRun awaitRun(String clientRunId, Duration timeout) {
		return await(() -> runs().stream()
			.filter((run) -> run.isFinished() && run.clientRunId().equals(clientRunId))
			.findFirst()
			.orElse(null), "the end of the run", timeout);
	}

	/**
	 * Wait until so many runs are over, for ten seconds at most.
	 * @param count how many
	 * @return the runs that are over, at least so many, in the order of their first
	 * events
	 * @throws AssertionError if that takes too long
	 */
	public List<RecordedRun> awaitRuns(int count) {
		return await(() -> {
			List<RecordedRun> finished = runs().stream().filter(RecordedRun::isFinished).toList();
			return (finished.size() >= count) ? finished : null;
		}, "the end of " + count + " runs", PATIENCE);
	}

	/**
	 * Wait for the first event of some kind, for ten seconds at most.
	 * @param type a record, a family or a sealed root
	 * @param <E> the type
	 * @return the event
	 * @throws AssertionError if that takes too long
	 */
	public <E extends AssistantsEvent> E await(Class<E> type) {
		return await(type, PATIENCE);
	}

	/**
	 * Wait for the first event of some kind.
	 * @param type a record, a family or a sealed root
	 * @param timeout how long to wait at most
	 * @param <E> the type
	 * @return the event
	 * @throws AssertionError if that takes too long
	 */
	public <E extends AssistantsEvent> E await(Class<E> type, Duration timeout) {
		return await(() -> all(type).stream().findFirst().orElse(null), "an event " + type.getSimpleName(), timeout);
	}

	/**
	 * Forget all events. Runs that are not over are not recorded any further.
	 */
	public synchronized void clear() {
		this.events.forEach((event) -> {
			if (event instanceof RunFinished) {
				this.former.remove(event.meta().clientRunId());
			}
			else {
				this.former.add(event.meta().clientRunId());
			}
		});
		this.events.clear();
	}

	private synchronized <T> T await(Supplier<@Nullable T> result, String what, Duration timeout) {
		long end = System.nanoTime() + timeout.toNanos();
		T found = result.get();
		while (found == null) {
			long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
			if (left <= 0) {
				throw new AssertionError(
						"Waited for " + what + " in vain, " + timeout + " long. " + EventListing.soFar(this.events));
			}
			try {
				wait(left);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new AssertionError("Interrupted while waiting. " + EventListing.soFar(this.events), ex);
			}
			found = result.get();
		}
		return found;
	}

	/**
	 * Return assertions about these events. Used by AssertJ: write
	 * {@code assertThat(events)}.
	 * @return the assertions
	 */
	@Override
	public RecordedAssistantsEventsAssert assertThat() {
		return new RecordedAssistantsEventsAssert(this);
	}

	/**
	 * Show the names of the events, not their content.
	 * @return a line for each run
	 */
	@Override
	public String toString() {
		return EventListing.soFar(all());
	}

}
