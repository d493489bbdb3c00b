package io.github.openaiassistants.client;

import java.util.List;
import java.util.stream.Stream;

import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.RunStepObject;

/**
 * The blocking form of {@link RunStepOperations}. All methods refuse to run on a thread
 * that must not block.
 */
public final class BlockingRunStepOperations {

	private final RunStepOperations operations;

	BlockingRunStepOperations(RunStepOperations operations) {
		this.operations = operations;
	}

	/**
	 * Look up a step.
	 * @param threadId the thread
	 * @param runId the run
	 * @param stepId the step
	 * @param include what the answer is to contain beyond the usual, see
	 * {@link io.github.openaiassistants.model.Include}
	 * @return the step
	 */
	public RunStepObject retrieve(String threadId, String runId, String stepId, List<String> include) {
		return Blocking.get("retrieve run step", () -> this.operations.retrieve(threadId, runId, stepId, include));
	}

	/**
	 * Look up a step with its usual content.
	 * @param threadId the thread
	 * @param runId the run
	 * @param stepId the step
	 * @return the step
	 */
	public RunStepObject retrieve(String threadId, String runId, String stepId) {
		return Blocking.get("retrieve run step", () -> this.operations.retrieve(threadId, runId, stepId));
	}

	/**
	 * Retrieve one page of the steps of a run.
	 * @param threadId the thread
	 * @param runId the run
	 * @param query which part of the list
	 * @return the page
	 */
	public ListPage<RunStepObject> page(String threadId, String runId, ListQuery query) {
		return Blocking.get("list run steps", () -> this.operations.page(threadId, runId, query));
	}

	/**
	 * List the steps of a run. A page is requested when the objects of the pages before
	 * it are used up, the first one at once.
	 * @param threadId the thread
	 * @param runId the run
	 * @param query which part of the list; its limit is the size of a page
	 * @return the steps; need not be closed
	 */
	public Stream<RunStepObject> list(String threadId, String runId, ListQuery query) {
		return Paging.stream(query, (next) -> page(threadId, runId, next), RunStepObject::id);
	}

	/**
	 * List all steps of a run in the order of the server.
	 * @param threadId the thread
	 * @param runId the run
	 * @return the steps; need not be closed
	 */
	public Stream<RunStepObject> list(String threadId, String runId) {
		return list(threadId, runId, ListQuery.all());
	}

}
