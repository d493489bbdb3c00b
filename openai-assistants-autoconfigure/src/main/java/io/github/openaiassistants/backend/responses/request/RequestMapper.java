package io.github.openaiassistants.backend.responses.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.ActionAnswer;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.CreateThreadRequest;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.ModifyThreadRequest;
import io.github.openaiassistants.model.RunToolCall;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;

/**
 * Makes requests of the Responses and Conversations API of calls of the Assistants API.
 * What cannot be expressed is refused, or noted as a warning, before anything is sent;
 * nothing is left out silently. Thread-safe.
 */
public final class RequestMapper {

	private static final int LEAST_OUTPUT_TOKENS = 16;

	private final MappingOptions options;

	/**
	 * Create a mapper.
	 * @param options how calls are mapped
	 */
	public RequestMapper(MappingOptions options) {
		this.options = options;
	}

	/**
	 * Map a new thread.
	 * @param request the request, or {@code null} for an empty thread
	 * @return the thread
	 * @throws RequestNotValidException if it cannot be expressed
	 */
	public NewThread thread(@Nullable CreateThreadRequest request) {
		if (request == null) {
			return new NewThread(new NewItems(List.of(), ThreadResources.NONE, List.of()), null, Map.of());
		}
		if (this.options.keepsItems()) {
			for (String name : request.extra().keySet()) {
				throw Refusals.unsupported(name, "because the server keeps no threads", "Leave it out.");
			}
		}
		Notices notices = new Notices(this.options);
		NewItems items = new MessageMapping(this.options, notices, "messages.").map(request.messages());
		ThreadResources resources = ThreadResources.of(request.toolResources()).and(items.resources());
		return new NewThread(new NewItems(items.messages(), resources, notices.warnings()), request.metadata(),
				request.extra());
	}

	/**
	 * Map a change of a thread.
	 * @param request the request
	 * @return the change
	 * @throws RequestNotValidException if it cannot be expressed
	 */
	public ThreadChange change(ModifyThreadRequest request) {
		ObjectNode body = null;
		if (request.metadata() != null || !request.extra().isEmpty()) {
			body = Trees.with(Trees.object(), "metadata",
					(request.metadata() != null) ? Trees.strings(request.metadata()) : null);
			Trees.with(body, request.extra());
		}
		return new ThreadChange(body,
				(request.toolResources() != null) ? ThreadResources.of(request.toolResources()) : null);
	}

	/**
	 * Map a new message.
	 * @param request the request
	 * @return the message
	 * @throws RequestNotValidException if it cannot be expressed
	 */
	public NewItems message(CreateMessageRequest request) {
		return new MessageMapping(this.options, new Notices(this.options), "").map(List.of(request));
	}

	/**
	 * Check a query for messages.
	 * @param query the query
	 * @throws RequestNotValidException if the server cannot answer it
	 */
	public void messages(ListQuery query) {
		if (this.options.keepsItems()) {
			return;
		}
		if (query.before() != null) {
			throw Refusals.unsupported("before", "whose conversations can be read forwards only",
					"Use after, with the other order.");
		}
		if (query.runId() != null) {
			throw Refusals.unsupported("run_id", "whose conversations do not know which run wrote a message",
					"List the steps of the run: those that created messages name them.");
		}
	}

	/**
	 * Plan a run.
	 * @param assistant the definition of its assistant, its functions among its tools
	 * @param request the request
	 * @param thread what the tools may use in the thread
	 * @return the run; when resources of it are pending they have to be created before it
	 * is started
	 * @throws RequestNotValidException if it cannot be expressed
	 */
	public PlannedRun run(AssistantDefinition assistant, CreateRunRequest request, ThreadResources thread) {
		return plan(assistant, request, thread);
	}

	/**
	 * Plan the run on a thread that is created with it.
	 * @param assistant the definition of its assistant, its functions among its tools
	 * @param request the request
	 * @param thread what the tools may use in the thread
	 * @return the run; when resources of it are pending they have to be created before it
	 * is started
	 * @throws RequestNotValidException if it cannot be expressed
	 */
	public PlannedRun run(AssistantDefinition assistant, CreateThreadAndRunRequest request, ThreadResources thread) {
		CreateRunRequest run = CreateRunRequest.builder(request.assistantId())
			.model(request.model())
			.instructions(request.instructions())
			.tools(request.tools())
			.metadata(request.metadata())
			.temperature(request.temperature())
			.topP(request.topP())
			.maxPromptTokens(request.maxPromptTokens())
			.maxCompletionTokens(request.maxCompletionTokens())
			.truncationStrategy(request.truncationStrategy())
			.toolChoice(request.toolChoice())
			.parallelToolCalls(request.parallelToolCalls())
			.responseFormat(request.responseFormat())
			.include(request.include())
			.attributes(request.attributes())
			.extra(request.extra())
			.build();
		return plan(assistant, run, thread.and(ThreadResources.of(request.toolResources())));
	}

	private PlannedRun plan(AssistantDefinition assistant, CreateRunRequest request, ThreadResources thread) {
		Notices notices = new Notices(this.options);
		NewItems added = new MessageMapping(this.options, notices, "additional_messages.")
			.map(request.additionalMessages());
		ThreadResources resources = ThreadResources.of(assistant.toolResources()).and(thread).and(added.resources());
		EffectiveSettings settings = new SettingsMerge(notices).merge(assistant, request, resources);
		ToolChoices.first(settings.toolChoice());
		new ResponseBody(this.options, notices).of(assistant, settings);
		return new PlannedRun(assistant, settings, added, notices.warnings());
	}

	/**
	 * Make the first request of a run.
	 * @param run the run
	 * @param thread the thread
	 * @param stream whether the answer is to be streamed; else it goes on in the
	 * background where the server keeps it
	 * @return the body
	 * @throws RequestNotValidException if the thread and the run have no message, and the
	 * server needs one
	 */
	public ObjectNode first(PlannedRun run, ThreadHistory thread, boolean stream) {
		ObjectNode body = body(run.assistant(), run.settings(), stream);
		Trees.with(body, "tool_choice", ToolChoices.first(run.settings().toolChoice()));
		if (run.settings().maxCompletionTokens() != null) {
			body.put("max_output_tokens", run.settings().maxCompletionTokens());
		}
		return on(thread, body, run.input().items());
	}

	private ObjectNode body(AssistantDefinition assistant, EffectiveSettings settings, boolean stream) {
		ObjectNode body = new ResponseBody(this.options, new Notices(this.options)).of(assistant, settings);
		body.put("stream", stream);
		body.put("store", this.options.store());
		if (stream ? this.options.background() : this.options.store()) {
			body.put("background", true);
		}
		return body;
	}

	private ObjectNode on(ThreadHistory thread, ObjectNode body, List<ObjectNode> added) {
		if (this.options.keepsItems()) {
			List<JsonNode> items = SentItems.of(thread.items(), added);
			if (items.isEmpty()) {
				throw new RequestNotValidException("additional_messages",
						"additional_messages must have a message, because the thread has none and the server needs one");
			}
			body.set("input", Trees.array(items));
			return body;
		}
		body.put("conversation", thread.threadId());
		if (!added.isEmpty()) {
			body.set("input", Trees.array(added));
		}
		return body;
	}

	/**
	 * Make the next request of a run that waits for outputs.
	 * @param assistant the definition of its assistant
	 * @param action what the run waits for
	 * @param answer the outputs
	 * @param thread the thread, with the items of all former responses of the run
	 * @param stream whether the answer is to be streamed
	 * @return how the run goes on
	 * @throws RequestNotValidException if the outputs are not those the run waits for
	 */
	public Continuation next(AssistantDefinition assistant, PendingAction action, ActionAnswer answer,
			ThreadHistory thread, boolean stream) {
		List<ObjectNode> outputs = outputs(action.calls(), answer);
		EffectiveSettings settings = action.settings();
		ObjectNode body = body(assistant, settings, stream);
		Trees.with(body, "tool_choice", ToolChoices.later(settings.toolChoice()));
		if (settings.maxCompletionTokens() != null) {
			long rest = settings.maxCompletionTokens() - action.completionTokens();
			if (rest < LEAST_OUTPUT_TOKENS) {
				return new Continuation.BudgetSpent(outputs);
			}
			body.put("max_output_tokens", rest);
		}
		return new Continuation.NextResponse(on(thread, body, outputs), outputs);
	}

	private static List<ObjectNode> outputs(List<RunToolCall> calls, ActionAnswer answer) {
		if (!(answer instanceof ToolOutputs given)) {
			throw Refusals.unsupported("tool_approvals", "where no tool waits for approval", "Submit tool_outputs.");
		}
		Map<String, String> byCall = new LinkedHashMap<>();
		for (ToolOutput output : given.outputs()) {
			if (byCall.put(output.toolCallId(), output.output()) != null) {
				throw mismatch(calls, "one is there twice");
			}
		}
		List<ObjectNode> items = new ArrayList<>();
		for (RunToolCall call : calls) {
			String output = byCall.remove(call.id());
			if (output == null) {
				throw mismatch(calls, "one is missing");
			}
			items.add(Trees.object("function_call_output").put("call_id", call.id()).put("output", output));
		}
		if (!byCall.isEmpty()) {
			throw mismatch(calls, byCall.size() + " more are there");
		}
		return items;
	}

	private static RequestNotValidException mismatch(List<RunToolCall> calls, String what) {
		return new RequestNotValidException("tool_outputs",
				"tool_outputs must have one output for each call that the run waits for, "
						+ String.join(", ", calls.stream().map(RunToolCall::id).toList()) + ", but " + what);
	}

}
