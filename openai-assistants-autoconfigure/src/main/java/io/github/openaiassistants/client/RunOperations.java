package io.github.openaiassistants.client;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.ModifyMetadataRequest;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.ToolApprovals;
import io.github.openaiassistants.model.ToolOutputs;

/**
 * Runs, without their event streams: what is started here is not published to listeners.
 * Requests are sent on subscription.
 */
public interface RunOperations {

	/**
	 * Start a run on an existing thread. Its attributes are not used.
	 * @param threadId the thread
	 * @param request the run to create
	 * @return the run, which has just been queued
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<RunObject> create(String threadId, CreateRunRequest request);

	/**
	 * Create a thread and start a run on it. Its attributes are not used.
	 * @param request the thread and the run to create
	 * @return the run, which names its thread
	 */
	Mono<RunObject> createThreadAndRun(CreateThreadAndRunRequest request);

	/**
	 * Look up a run.
	 * @param threadId the thread
	 * @param runId the run
	 * @return the run
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<RunObject> retrieve(String threadId, String runId);

	/**
	 * Change the metadata of a run.
	 * @param threadId the thread
	 * @param runId the run
	 * @param request the new metadata
	 * @return the changed run
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<RunObject> modify(String threadId, String runId, ModifyMetadataRequest request);

	/**
	 * Ask the server to cancel a run. This may take a while: see {@link #poll}.
	 * @param threadId the thread
	 * @param runId the run
	 * @return the run, mostly in the status {@code cancelling}
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<RunObject> cancel(String threadId, String runId);

	/**
	 * Continue a run that waits for tool outputs.
	 * @param threadId the thread
	 * @param runId the run
	 * @param outputs all outputs the run waits for
	 * @return the run
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<RunObject> submitToolOutputs(String threadId, String runId, ToolOutputs outputs);

	/**
	 * Continue a run that waits for the approval of tool calls. Only some servers know
	 * this.
	 * @param threadId the thread
	 * @param runId the run
	 * @param approvals the decisions about all calls that wait for approval
	 * @return the run
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<RunObject> submitToolApprovals(String threadId, String runId, ToolApprovals approvals);

	/**
	 * Look a run up until it is over or waits for action. There is no limit to it but a
	 * time-out of the caller.
	 * @param threadId the thread
	 * @param runId the run
	 * @param interval how often to look
	 * @return the run as it was seen last
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	default Mono<RunObject> poll(String threadId, String runId, PollInterval interval) {
		Mono<RunObject> look = retrieve(threadId, runId);
		return Polling.until(look, Polling::isAtRest, interval);
	}

	/**
	 * Look a run up until it is over or waits for action. There is no limit to it but a
	 * time-out of the caller.
	 * @param threadId the thread
	 * @param runId the run
	 * @return the run as it was seen last
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	default Mono<RunObject> poll(String threadId, String runId) {
		return poll(threadId, runId, PollInterval.DEFAULT);
	}

	/**
	 * Retrieve one page of the runs of a thread.
	 * @param threadId the thread
	 * @param query which part of the list
	 * @return the page
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one, or the query has a member that this list does not know
	 */
	Mono<ListPage<RunObject>> page(String threadId, ListQuery query);

	/**
	 * List the runs of a thread, page by page: a page is requested when more is demanded
	 * than the pages before it have.
	 * @param threadId the thread
	 * @param query which part of the list; its limit is the size of a page
	 * @return the runs
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one, or the query has a member that this list does not know
	 */
	default Flux<RunObject> list(String threadId, ListQuery query) {
		return Paging.list(query, (next) -> page(threadId, next), RunObject::id);
	}

	/**
	 * List all runs of a thread in the order of the server, page by page.
	 * @param threadId the thread
	 * @return the runs
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	default Flux<RunObject> list(String threadId) {
		return list(threadId, ListQuery.all());
	}

}
