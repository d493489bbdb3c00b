package io.github.openaiassistants.backend.assistants;

import java.util.Map;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.backend.EventBatch;
import io.github.openaiassistants.backend.RunBackend;
import io.github.openaiassistants.backend.RunCommand;
import io.github.openaiassistants.backend.RunCommand.CreateRun;
import io.github.openaiassistants.backend.RunCommand.CreateThreadAndRun;
import io.github.openaiassistants.backend.RunCommand.SubmitToolOutputs;
import io.github.openaiassistants.client.RunOperations;
import io.github.openaiassistants.codec.EventCodec;
import io.github.openaiassistants.event.MetaSource;
import io.github.openaiassistants.http.RestRequest;
import io.github.openaiassistants.http.StreamingHttp;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.ToolApprovals;

/**
 * Runs over the Assistants API wire.
 */
public final class AssistantsRunBackend implements RunBackend {

	private final StreamingHttp http;

	private final EventCodec codec;

	private final int maxEventSize;

	private final RunOperations runs;

	private final ThreadLock lock;

	/**
	 * Create the backend.
	 * @param http sends the requests
	 * @param codec decodes the events
	 * @param maxEventSize the largest event accepted, in decoded bytes
	 * @param runs looks up and cancels runs
	 * @param lock what is done when a thread is locked
	 */
	public AssistantsRunBackend(StreamingHttp http, EventCodec codec, int maxEventSize, RunOperations runs,
			ThreadLock lock) {
		this.http = http;
		this.codec = codec;
		this.maxEventSize = maxEventSize;
		this.runs = runs;
		this.lock = lock;
	}

	@Override
	public Flux<EventBatch> open(RunCommand command, MetaSource meta) {
		Flux<EventBatch> stream = Flux.defer(() -> {
			SegmentReader reader = new SegmentReader(this.maxEventSize, this.codec.decoder(meta));
			return this.http.post(request(command)).map(reader::read);
		});
		return (command instanceof CreateRun create) ? this.lock.guard(this.runs, create.threadId(), stream) : stream;
	}

	@Override
	public Mono<RunObject> cancel(String threadId, String runId) {
		return Mono.defer(() -> this.runs.cancel(threadId, runId));
	}

	@Override
	public Mono<RunObject> lookUp(String threadId, String runId) {
		return Mono.defer(() -> this.runs.retrieve(threadId, runId));
	}

	private static RestRequest request(RunCommand command) {
		if (command instanceof CreateRun create) {
			return RestRequest.post("create run", "/threads/{thread_id}/runs", Map.of("thread_id", create.threadId()))
				.withQuery(ListParameters.include(create.request().include()))
				.withJson(create.request());
		}
		if (command instanceof CreateThreadAndRun create) {
			return RestRequest.post("create thread and run", "/threads/runs", Map.of())
				.withQuery(ListParameters.include(create.request().include()))
				.withJson(create.request());
		}
		SubmitToolOutputs submit = (SubmitToolOutputs) command;
		String operation = (submit.answer() instanceof ToolApprovals) ? "submit tool approvals" : "submit tool outputs";
		return RestRequest
			.post(operation, "/threads/{thread_id}/runs/{run_id}/submit_tool_outputs",
					Map.of("thread_id", submit.threadId(), "run_id", submit.runId()))
			.withJson(submit.answer());
	}

}
