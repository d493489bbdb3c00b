package io.github.openaiassistants.backend.assistants;

import java.util.Map;

import reactor.core.publisher.Flux;

import io.github.openaiassistants.backend.EventBatch;
import io.github.openaiassistants.backend.RunBackend;
import io.github.openaiassistants.backend.RunCommand;
import io.github.openaiassistants.backend.RunCommand.CreateRun;
import io.github.openaiassistants.backend.RunCommand.CreateThreadAndRun;
import io.github.openaiassistants.backend.RunCommand.SubmitToolOutputs;
import io.github.openaiassistants.codec.EventCodec;
import io.github.openaiassistants.event.MetaSource;
import io.github.openaiassistants.http.RestRequest;
import io.github.openaiassistants.http.StreamingHttp;

/**
 * Runs over the Assistants API wire.
 */
public final class AssistantsRunBackend implements RunBackend {

	private final StreamingHttp http;

	private final EventCodec codec;

	private final int maxEventSize;

	/**
	 * Create the backend.
	 * @param http sends the requests
	 * @param codec decodes the events
	 * @param maxEventSize the largest event accepted, in decoded bytes
	 */
	public AssistantsRunBackend(StreamingHttp http, EventCodec codec, int maxEventSize) {
		this.http = http;
		this.codec = codec;
		this.maxEventSize = maxEventSize;
	}

	@Override
	public Flux<EventBatch> open(RunCommand command, MetaSource meta) {
		return Flux.defer(() -> {
			SegmentReader reader = new SegmentReader(this.maxEventSize, this.codec.decoder(meta));
			return this.http.post(request(command)).map(reader::read);
		});
	}

	private static RestRequest request(RunCommand command) {
		if (command instanceof CreateRun create) {
			return RestRequest.post("create run", "/threads/{thread_id}/runs", Map.of("thread_id", create.threadId()))
				.withJson(create.request());
		}
		if (command instanceof CreateThreadAndRun create) {
			return RestRequest.post("create thread and run", "/threads/runs", Map.of()).withJson(create.request());
		}
		SubmitToolOutputs submit = (SubmitToolOutputs) command;
		return RestRequest
			.post("submit tool outputs", "/threads/{thread_id}/runs/{run_id}/submit_tool_outputs",
					Map.of("thread_id", submit.threadId(), "run_id", submit.runId()))
			.withJson(submit.outputs());
	}

}
