package io.github.openaiassistants.run;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

import io.github.openaiassistants.backend.RunBackend;
import io.github.openaiassistants.function.FunctionCalls;
import io.github.openaiassistants.observation.ContextCapture;
import io.github.openaiassistants.observation.RunMeters;
import io.github.openaiassistants.observation.RunObservations;
import io.github.openaiassistants.publish.AssistantsEventPublisher;
import io.github.openaiassistants.publish.ListenerFailureLog;
import io.github.openaiassistants.snapshot.SnapshotAccumulator;

/**
 * What a logical run works with.
 *
 * @param backend opens its streams
 * @param functions answers the function calls they wait for, or {@code null} when there
 * are no functions
 * @param publisher hands its events to listeners
 * @param executor runs its drain; its threads may block
 * @param timer wakes it up; its threads must not block
 * @param meters counts
 * @param observations observes
 * @param failures reports what listeners throw
 * @param runs the runs that are active
 * @param registry knows them, perhaps beyond the life of this application
 * @param contexts takes up what is current where a run is started
 * @param snapshots makes what adds up the answer of a run, or {@code null} when none is
 * kept
 */
public record RunServices(RunBackend backend, @Nullable FunctionCalls functions, AssistantsEventPublisher publisher,
		Executor executor, Scheduler timer, RunMeters meters, RunObservations observations, ListenerFailureLog failures,
		LiveRuns runs, RunRegistry registry, ContextCapture contexts,
		@Nullable Supplier<SnapshotAccumulator> snapshots) {

	/**
	 * Return what a run is watched with that others started and work on.
	 * @return services that neither call functions nor count, observe or register the run
	 */
	RunServices watching() {
		return new RunServices(this.backend, null, this.publisher, this.executor, this.timer, RunMeters.NONE,
				RunObservations.NONE, this.failures, this.runs, RunRegistry.inMemory(), this.contexts, this.snapshots);
	}

	@Nullable SnapshotAccumulator snapshot() {
		return (this.snapshots != null) ? this.snapshots.get() : null;
	}

}
