package io.github.openaiassistants.backend.assistants;

import java.util.List;
import java.util.Map;
import java.util.Set;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.backend.EventBatch;
import io.github.openaiassistants.backend.RunBackend;
import io.github.openaiassistants.backend.RunCommand;
import io.github.openaiassistants.backend.RunCommand.CreateRun;
import io.github.openaiassistants.backend.RunCommand.CreateThreadAndRun;
import io.github.openaiassistants.backend.RunCommand.SubmitToolOutputs;
import io.github.openaiassistants.backend.RunState;
import io.github.openaiassistants.backend.ThreadLock;
import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.codec.EventCodec;
import io.github.openaiassistants.event.MetaSource;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.http.RestRequest;
import io.github.openaiassistants.http.StreamingHttp;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.SortOrder;
import io.github.openaiassistants.model.ToolApprovals;

/**
 * Runs over the Assistants API wire.
 */
public final class AssistantsRunBackend implements RunBackend {

	private static final ListQuery OLDEST_FIRST = ListQuery.builder().order(SortOrder.ASCENDING).limit(100).build();

	private static final ListQuery NEWEST_FIRST = ListQuery.builder().order(SortOrder.DESCENDING).limit(100).build();

	private static final Set<Integer> UNKNOWN = Set.of(404, 405, 501);

	private final StreamingHttp http;

	private final EventCodec codec;

	private final int maxEventSize;

	private final AssistantsClient client;

	private final ThreadLock lock;

	/**
	 * Create the backend.
	 * @param http sends the requests
	 * @param codec decodes the events
	 * @param maxEventSize the largest event accepted, in decoded bytes
	 * @param client looks up and cancels runs
	 * @param lock what is done when a thread is locked
	 */
	public AssistantsRunBackend(StreamingHttp http, EventCodec codec, int maxEventSize, AssistantsClient client,
			ThreadLock lock) {
		this.http = http;
		this.codec = codec;
		this.maxEventSize = maxEventSize;
		this.client = client;
		this.lock = lock;
	}

	@Override
	public Flux<EventBatch> open(RunCommand command, MetaSource meta) {
		Flux<EventBatch> stream = Flux.defer(() -> {
			SegmentReader reader = new SegmentReader(this.maxEventSize, this.codec.decoder(meta));
			return this.http.open(request(command)).map(reader::read);
		});
		return (command instanceof CreateRun create) ? this.lock.guard(this.client.runs(), create.threadId(), stream)
				: stream;
	}

	@Override
	public Mono<RunObject> cancel(String threadId, String runId) {
		return Mono.defer(() -> this.client.runs().cancel(threadId, runId));
	}

	@Override
	public Mono<RunObject> lookUp(String threadId, String runId) {
		return Mono.defer(() -> this.client.runs().retrieve(threadId, runId));
	}

	@Override
	public Mono<RunObject> find(String threadId, String clientRunId) {
		return Mono.defer(() -> this.client.runs().page(threadId, NEWEST_FIRST))
			.flatMap((page) -> Mono.justOrEmpty(page.data()
				.stream()
				.filter((run) -> run.metadata() != null && clientRunId.equals(run.metadata().get(CLIENT_RUN_ID)))
				.findFirst()));
	}

	@Override
	public Mono<RunState> read(String threadId, RunObject run) {
		// Servers that do not know run_id list all messages of the thread
		ListQuery messages = OLDEST_FIRST.toBuilder().runId(run.id()).build();
		return Mono.defer(() -> Mono.zip(asFarAsKnown(this.client.runSteps().list(threadId, run.id(), OLDEST_FIRST)),
				asFarAsKnown(this.client.messages().list(threadId, messages)),
				(steps, written) -> new RunState(run, steps, written)));
	}

	// Not every server lists everything, and what became of a run is worth knowing alone
	private static <T> Mono<List<T>> asFarAsKnown(Flux<T> list) {
		return list.collectList()
			.onErrorResume(ApiException.class,
					(refused) -> UNKNOWN.contains(refused.status()) ? Mono.just(List.of()) : Mono.error(refused));
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
