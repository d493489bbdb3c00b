package io.github.openaiassistants.client;

import java.util.stream.Stream;

import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.ModifyMetadataRequest;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.ToolApprovals;
import io.github.openaiassistants.model.ToolOutputs;

/**
 * The blocking form of {@link RunOperations}. All methods refuse to run on a thread that
 * must not block.
 */
public final class BlockingRunOperations {

	private final RunOperations operations;

	BlockingRunOperations(RunOperations operations) {
		this.operations = operations;
	}

	/**
	 * Start a run on an existing thread. Its attributes are not used.
	 * @param threadId the thread
	 * @param request the run to create
	 * @return the run, which has just been queued
	 */
	public RunObject create(String threadId, CreateRunRequest request) {
		return Blocking.get("create run", () -> this.operations.create(threadId, request));
	}

	/**
	 * Create a thread and start a run on it. Its attributes are not used.
	 * @param request the thread and the run to create
	 * @return the run, which names its thread
	 */
	public RunObject createThreadAndRun(CreateThreadAndRunRequest request) {
		return Blocking.get("create thread and run", () -> this.operations.createThreadAndRun(request));
	}

	/**
	 * Look up a run.
	 * @param threadId the thread
	 * @param runId the run
	 * @return the run
	 */
	public RunObject retrieve(String threadId, String runId) {
		return Blocking.get("retrieve run", () -> this.operations.retrieve(threadId, runId));
	}

	/**
	 * Change the metadata of a run.
	 * @param threadId the thread
	 * @param runId the run
	 * @param request the new metadata
	 * @return the changed run
	 */
	public RunObject modify(String threadId, String runId, ModifyMetadataRequest request) {
		return Blocking.get("modify run", () -> this.operations.modify(threadId, runId, request));
	}

	/**
	 * Ask the server to cancel a run. This may take a while: see {@link #poll}.
	 * @param threadId the thread
	 * @param runId the run
	 * @return the run, mostly in the status {@code cancelling}
	 */
	public RunObject cancel(String threadId, String runId) {
		return Blocking.get("cancel run", () -> this.operations.cancel(threadId, runId));
	}

	/**
	 * Continue a run that waits for tool outputs.
	 * @param threadId the thread
	 * @param runId the run
	 * @param outputs all outputs the run waits for
	 * @return the run
	 */
	public RunObject submitToolOutputs(String threadId, String runId, ToolOutputs outputs) {
		return Blocking.get("submit tool outputs", () -> this.operations.submitToolOutputs(threadId, runId, outputs));
	}

	/**
	 * Continue a run that waits for the approval of tool calls. Only some servers know
	 * this.
	 * @param threadId the thread
	 * @param runId the run
	 * @param approvals the decisions about all calls that wait for approval
	 * @return the run
	 */
	public RunObject submitToolApprovals(String threadId, String runId, ToolApprovals approvals) {
		return Blocking.get("submit tool approvals",
				() -> this.operations.submitToolApprovals(threadId, runId, approvals));
	}

	/**
	 * Look a run up until it is over or waits for action. There is no limit to it but an
	 * interrupt.
	 * @param threadId the thread
	 * @param runId the run
	 * @param interval how often to look
	 * @return the run as it was seen last
	 */
	public RunObject poll(String threadId, String runId, PollInterval interval) {
		return Blocking.get("poll run", () -> this.operations.poll(threadId, runId, interval));
	}

	/**
	 * Look a run up until it is over or waits for action. There is no limit to it but an
	 * interrupt.
	 * @param threadId the thread
	 * @param runId the run
	 * @return the run as it was seen last
	 */
	public RunObject poll(String threadId, String runId) {
		return Blocking.get("poll run", () -> this.operations.poll(threadId, runId));
	}

	/**
	 * Retrieve one page of the runs of a thread.
	 * @param threadId the thread
	 * @param query which part of the list
	 * @return the page
	 */
	public ListPage<RunObject> page(String threadId, ListQuery query) {
		return Blocking.get("list runs", () -> this.operations.page(threadId, query));
	}

	/**
	 * List the runs of a thread. A page is requested when the objects of the pages before
	 * it are used up, the first one at once.
	 * @param threadId the thread
	 * @param query which part of the list; its limit is the size of a page
	 * @return the runs; need not be closed
	 */
	public Stream<RunObject> list(String threadId, ListQuery query) {
		return Paging.stream(query, (next) -> page(threadId, next), RunObject::id);
	}

	/**
	 * List all runs of a thread in the order of the server.
	 * @param threadId the thread
	 * @return the runs; need not be closed
	 */
	public Stream<RunObject> list(String threadId) {
		return list(threadId, ListQuery.all());
	}

}
