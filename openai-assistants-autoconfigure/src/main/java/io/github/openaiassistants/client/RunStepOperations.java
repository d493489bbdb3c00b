package io.github.openaiassistants.client;

import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.RunStepObject;

/**
 * Steps of runs. Requests are sent on subscription.
 */
public interface RunStepOperations {

	/**
	 * Look up a step.
	 * @param threadId the thread
	 * @param runId the run
	 * @param stepId the step
	 * @param include what the answer is to contain beyond the usual, see
	 * {@link io.github.openaiassistants.model.Include}
	 * @return the step
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<RunStepObject> retrieve(String threadId, String runId, String stepId, List<String> include);

	/**
	 * Look up a step with its usual content.
	 * @param threadId the thread
	 * @param runId the run
	 * @param stepId the step
	 * @return the step
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	default Mono<RunStepObject> retrieve(String threadId, String runId, String stepId) {
		return retrieve(threadId, runId, stepId, List.of());
	}

	/**
	 * Retrieve one page of the steps of a run.
	 * @param threadId the thread
	 * @param runId the run
	 * @param query which part of the list
	 * @return the page
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one, or the query has a member that this list does not know
	 */
	Mono<ListPage<RunStepObject>> page(String threadId, String runId, ListQuery query);

	/**
	 * List the steps of a run, page by page: a page is requested when more is demanded
	 * than the pages before it have.
	 * @param threadId the thread
	 * @param runId the run
	 * @param query which part of the list; its limit is the size of a page
	 * @return the steps
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one, or the query has a member that this list does not know
	 */
	default Flux<RunStepObject> list(String threadId, String runId, ListQuery query) {
		return Paging.list(query, (next) -> page(threadId, runId, next), RunStepObject::id);
	}

	/**
	 * List all steps of a run in the order of the server, page by page.
	 * @param threadId the thread
	 * @param runId the run
	 * @return the steps
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	default Flux<RunStepObject> list(String threadId, String runId) {
		return list(threadId, runId, ListQuery.all());
	}

}
