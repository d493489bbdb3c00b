package io.github.openaiassistants.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import reactor.core.publisher.Flux;

import io.github.openaiassistants.backend.RunBackend;
import io.github.openaiassistants.backend.RunCommand;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.ActionAnswer;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.Ids;
import io.github.openaiassistants.model.ToolApprovals;
import io.github.openaiassistants.model.ToolOutputs;

/**
 * Makes a {@link LogicalRun} of every subscription.
 */
public final class DefaultAssistantRunStreamer implements AssistantRunStreamer {

	private static final int METADATA_PAIRS = 16;

	private final RunServices services;

	private final RunSettings settings;

	/**
	 * Create the streamer of one client.
	 * @param services what the runs work with
	 * @param settings how they are handled
	 */
	public DefaultAssistantRunStreamer(RunServices services, RunSettings settings) {
		this.services = services;
		this.settings = settings;
	}

	@Override
	public Flux<AssistantsEvent> createRun(String threadId, CreateRunRequest request) {
		return stream(start(threadId, request));
	}

	@Override
	public Flux<AssistantsEvent> createThreadAndRun(CreateThreadAndRunRequest request) {
		return stream(start(request));
	}

	@Override
	public Flux<AssistantsEvent> submitToolOutputs(String threadId, String runId, ToolOutputs outputs) {
		return stream(start(threadId, runId, null, null, Map.of(), outputs));
	}

	@Override
	public Flux<AssistantsEvent> submitToolOutputs(EventMeta former, ToolOutputs outputs) {
		return stream(start(former, outputs));
	}

	@Override
	public Flux<AssistantsEvent> submitToolApprovals(String threadId, String runId, ToolApprovals approvals) {
		return stream(start(threadId, runId, null, null, Map.of(), approvals));
	}

	@Override
	public Flux<AssistantsEvent> submitToolApprovals(EventMeta former, ToolApprovals approvals) {
		return stream(start(former, approvals));
	}

	@Override
	public RunHandle launch(String threadId, CreateRunRequest request) {
		return launch(start(threadId, request));
	}

	@Override
	public RunHandle launch(CreateThreadAndRunRequest request) {
		return launch(start(request));
	}

	@Override
	public RunHandle launch(EventMeta former, ActionAnswer answer) {
		return launch(start(former, answer));
	}

	@Override
	public Flux<AssistantsEvent> followRun(String threadId, String runId) {
		Ids.require("thread_id", threadId);
		Ids.require("run_id", runId);
		return stream(new Start((id) -> null, runId, threadId, null, null, Map.of()));
	}

	@Override
	public Flux<AssistantsEvent> watchRun(String threadId, String runId) {
		return new DefaultAssistantRunStreamer(this.services.watching(), this.settings.watching()).followRun(threadId,
				runId);
	}

	private Start start(String threadId, CreateRunRequest request) {
		Ids.require("thread_id", threadId);
		return new Start((id) -> new RunCommand.CreateRun(threadId, marked(request, id)), null, threadId,
				request.assistantId(), null, request.attributes());
	}

	private Start start(CreateThreadAndRunRequest request) {
		return new Start((id) -> new RunCommand.CreateThreadAndRun(marked(request, id)), null, null,
				request.assistantId(), null, request.attributes());
	}

	private Start start(EventMeta former, ActionAnswer answer) {
		if (former.threadId() == null || former.runId() == null) {
			throw new RequestNotValidException("run_id", "The former run was never given an id by the server");
		}
		return start(former.threadId(), former.runId(), former.assistantId(), former.clientRunId(), former.attributes(),
				answer);
	}

	private Start start(String threadId, String runId, @Nullable String assistantId, @Nullable String continues,
			Map<String, String> attributes, ActionAnswer answer) {
		Ids.require("thread_id", threadId);
		Ids.require("run_id", runId);
		return new Start((id) -> new RunCommand.SubmitToolOutputs(threadId, runId, answer), runId, threadId,
				assistantId, continues, attributes);
	}

	private Flux<AssistantsEvent> stream(Start start) {
		return Flux.from((subscriber) -> subscriber.onSubscribe(run(start, newId(), subscriber)));
	}

	private RunHandle launch(Start start) {
		String clientRunId = newId();
		LaunchedRun launched = new LaunchedRun(clientRunId);
		LogicalRun run = run(start, clientRunId, launched);
		launched.start(run);
		return launched;
	}

	private LogicalRun run(Start start, String clientRunId, Subscriber<? super AssistantsEvent> subscriber) {
		RunReference reference = new RunReference(start.runId(), start.threadId(), start.assistantId(),
				this.settings.client(), clientRunId, start.continues(), start.attributes());
		return new LogicalRun(this.services, this.settings, reference, start.command().apply(clientRunId), null,
				subscriber);
	}

	// A caller that uses the key or needs all the room does without the mark
	private @Nullable Map<String, String> marked(@Nullable Map<String, String> metadata, String clientRunId) {
		Map<String, String> known = (metadata != null) ? metadata : Map.of();
		if (!this.settings.recovery().marksRuns() || known.containsKey(RunBackend.CLIENT_RUN_ID)
				|| known.size() >= METADATA_PAIRS) {
			return metadata;
		}
		Map<String, String> marked = new LinkedHashMap<>(known);
		marked.put(RunBackend.CLIENT_RUN_ID, clientRunId);
		return marked;
	}

	private CreateRunRequest marked(CreateRunRequest request, String clientRunId) {
		return request.toBuilder().metadata(marked(request.metadata(), clientRunId)).build();
	}

	private CreateThreadAndRunRequest marked(CreateThreadAndRunRequest request, String clientRunId) {
		return request.toBuilder().metadata(marked(request.metadata(), clientRunId)).build();
	}

	private static String newId() {
		return UUID.randomUUID().toString();
	}

	/**
	 * How a logical run begins.
	 */
	private record Start(Function<String, @Nullable RunCommand> command, @Nullable String runId,
			@Nullable String threadId, @Nullable String assistantId, @Nullable String continues,
			Map<String, String> attributes) {

	}

}
