package io.github.openaiassistants.backend.assistants;

import java.util.Map;

import reactor.core.publisher.Mono;

import io.github.openaiassistants.backend.ThreadLock;
import io.github.openaiassistants.client.RunOperations;
import io.github.openaiassistants.http.RestRequest;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.ModifyMetadataRequest;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.ToolApprovals;
import io.github.openaiassistants.model.ToolOutputs;

/**
 * The operations on runs.
 */
final class WireRunOperations implements RunOperations {

	private final RestCalls calls;

	private final ThreadLock lock;

	WireRunOperations(RestCalls calls, ThreadLock lock) {
		this.calls = calls;
		this.lock = lock;
	}

	@Override
	public Mono<RunObject> create(String threadId, CreateRunRequest request) {
		RestRequest rest = RestRequest
			.post("create run", "/threads/{thread_id}/runs", RestCalls.ids("thread_id", threadId))
			.withQuery(ListParameters.include(request.include()))
			.withJson(request);
		return this.lock.guard(this, threadId, this.calls.exchange(rest, RunObject.class));
	}

	@Override
	public Mono<RunObject> createThreadAndRun(CreateThreadAndRunRequest request) {
		RestRequest rest = RestRequest.post("create thread and run", "/threads/runs", Map.of())
			.withQuery(ListParameters.include(request.include()))
			.withJson(request);
		return this.calls.exchange(rest, RunObject.class);
	}

	@Override
	public Mono<RunObject> retrieve(String threadId, String runId) {
		RestRequest rest = RestRequest.get("retrieve run", "/threads/{thread_id}/runs/{run_id}",
				RestCalls.ids("thread_id", threadId, "run_id", runId));
		return this.calls.exchange(rest, RunObject.class);
	}

	@Override
	public Mono<RunObject> modify(String threadId, String runId, ModifyMetadataRequest request) {
		RestRequest rest = RestRequest
			.post("modify run", "/threads/{thread_id}/runs/{run_id}",
					RestCalls.ids("thread_id", threadId, "run_id", runId))
			.withJson(request);
		return this.calls.exchange(rest, RunObject.class);
	}

	@Override
	public Mono<RunObject> cancel(String threadId, String runId) {
		RestRequest rest = RestRequest
			.post("cancel run", "/threads/{thread_id}/runs/{run_id}/cancel",
					RestCalls.ids("thread_id", threadId, "run_id", runId))
			.withRepeats();
		return this.calls.exchange(rest, RunObject.class);
	}

	@Override
	public Mono<RunObject> submitToolOutputs(String threadId, String runId, ToolOutputs outputs) {
		RestRequest rest = RestRequest
			.post("submit tool outputs", "/threads/{thread_id}/runs/{run_id}/submit_tool_outputs",
					RestCalls.ids("thread_id", threadId, "run_id", runId))
			.withJson(outputs);
		return this.calls.exchange(rest, RunObject.class);
	}

	@Override
	public Mono<RunObject> submitToolApprovals(String threadId, String runId, ToolApprovals approvals) {
		RestRequest rest = RestRequest
			.post("submit tool approvals", "/threads/{thread_id}/runs/{run_id}/submit_tool_outputs",
					RestCalls.ids("thread_id", threadId, "run_id", runId))
			.withJson(approvals);
		return this.calls.exchange(rest, RunObject.class);
	}

	@Override
	public Mono<ListPage<RunObject>> page(String threadId, ListQuery query) {
		RestRequest rest = RestRequest
			.get("list runs", "/threads/{thread_id}/runs", RestCalls.ids("thread_id", threadId))
			.withQuery(ListParameters.of(query));
		return this.calls.page(rest, RunObject.class);
	}

}
