package io.github.openaiassistants.observation;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;

/**
 * An observation that is stopped once and does no harm: what conventions, handlers and
 * predicates of the application throw ends no run. Safe for use by any thread.
 */
final class GuardedObservation {

	private final Observation observation;

	private final Consumer<Throwable> failures;

	private final AtomicBoolean stopped = new AtomicBoolean();

	private GuardedObservation(Observation observation, Consumer<Throwable> failures) {
		this.observation = observation;
		this.failures = failures;
	}

	/**
	 * Create and start an observation.
	 * @param created creates it
	 * @param parent its parent, or {@code null} for what is current on this thread
	 * @param failures hears what went wrong
	 * @return the observation; one that does nothing when it could not be started
	 */
	static GuardedObservation start(Supplier<Observation> created, @Nullable Observation parent,
			Consumer<Throwable> failures) {
		try {
			Observation observation = created.get();
			if (parent != null) {
				observation.parentObservation(parent);
			}
			return new GuardedObservation(observation.start(), failures);
		}
		catch (Throwable ex) {
			report(ex, failures);
			return new GuardedObservation(Observation.NOOP, failures);
		}
	}

	// Code of the application may throw anything: an Error of it is no reason to end a
	// run
	private static void report(Throwable ex, Consumer<Throwable> failures) {
		Exceptions.throwIfJvmFatal(ex);
		failures.accept(ex);
	}

	/**
	 * Return what is observed.
	 * @return the observation, or {@code null} when nothing is
	 */
	@Nullable Observation observation() {
		return this.observation.isNoop() ? null : this.observation;
	}

	/**
	 * Stop the observation, if that has not happened.
	 * @param last called before
	 * @param failure why what was observed failed, or {@code null}
	 */
	void stop(Runnable last, @Nullable Throwable failure) {
		if (!this.stopped.compareAndSet(false, true)) {
			return;
		}
		try {
			last.run();
			if (failure != null) {
				this.observation.error(failure);
			}
			this.observation.stop();
		}
		catch (Throwable ex) {
			report(ex, this.failures);
		}
	}

	/**
	 * Make the observation current while a task runs, if there is one.
	 * @param task the task
	 */
	void run(Runnable task) {
		// One that does nothing would hide what is current
		Observation.@Nullable Scope scope = this.observation.isNoop() ? null : open();
		try {
			task.run();
		}
		finally {
			close(scope);
		}
	}

	private Observation.@Nullable Scope open() {
		try {
			return this.observation.openScope();
		}
		catch (Throwable ex) {
			report(ex, this.failures);
			return null;
		}
	}

	private void close(Observation.@Nullable Scope scope) {
		try {
			if (scope != null) {
				scope.close();
			}
		}
		catch (Throwable ex) {
			report(ex, this.failures);
		}
	}

}
