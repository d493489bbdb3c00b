package io.github.openaiassistants.backend.assistants;

import java.util.List;

import reactor.core.publisher.Mono;

import io.github.openaiassistants.client.RunStepOperations;
import io.github.openaiassistants.http.RestRequest;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.RunStepObject;

/**
 * The operations on run steps.
 */
final class WireRunStepOperations implements RunStepOperations {

	private final RestCalls calls;

	WireRunStepOperations(RestCalls calls) {
		this.calls = calls;
	}

	@Override
	public Mono<RunStepObject> retrieve(String threadId, String runId, String stepId, List<String> include) {
		RestRequest rest = RestRequest
			.get("retrieve run step", "/threads/{thread_id}/runs/{run_id}/steps/{step_id}",
					RestCalls.ids("thread_id", threadId, "run_id", runId, "step_id", stepId))
			.withQuery(ListParameters.include(include));
		return this.calls.exchange(rest, RunStepObject.class);
	}

	@Override
	public Mono<ListPage<RunStepObject>> page(String threadId, String runId, ListQuery query) {
		RestRequest rest = RestRequest
			.get("list run steps", "/threads/{thread_id}/runs/{run_id}/steps",
					RestCalls.ids("thread_id", threadId, "run_id", runId))
			.withQuery(ListParameters.of(query, ListParameters.INCLUDE));
		return this.calls.page(rest, RunStepObject.class);
	}

}
