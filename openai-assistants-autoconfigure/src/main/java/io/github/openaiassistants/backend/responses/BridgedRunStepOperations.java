package io.github.openaiassistants.backend.responses;

import java.util.List;

import reactor.core.publisher.Mono;

import io.github.openaiassistants.backend.responses.request.ListWindow;
import io.github.openaiassistants.backend.responses.request.Refusals;
import io.github.openaiassistants.client.RunStepOperations;
import io.github.openaiassistants.model.Ids;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.RunStepObject;

/**
 * The steps of runs, as far as the runs were read. What they contain was decided when the
 * run began.
 */
final class BridgedRunStepOperations implements RunStepOperations {

	private final Threads threads;

	private final RunLooks looks;

	BridgedRunStepOperations(Threads threads, RunLooks looks) {
		this.threads = threads;
		this.looks = looks;
	}

	@Override
	public Mono<RunStepObject> retrieve(String threadId, String runId, String stepId, List<String> include) {
		return Mono.defer(() -> {
			Ids.require("step_id", stepId);
			return steps(threadId, runId);
		})
			.map((steps) -> steps.stream()
				.filter((step) -> step.id().equals(stepId))
				.findFirst()
				.orElseThrow(() -> Refusals.unknown("run step", stepId, null)));
	}

	@Override
	public Mono<ListPage<RunStepObject>> page(String threadId, String runId, ListQuery query) {
		return steps(threadId, runId).map((steps) -> ListWindow.of(steps, RunStepObject::id, query));
	}

	private Mono<List<RunStepObject>> steps(String threadId, String runId) {
		return Mono.defer(() -> this.threads.resolve(threadId))
			.flatMap((thread) -> this.looks.look(thread, runId))
			.map((run) -> run.known().steps());
	}

}
