package io.github.openaiassistants.test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run with its steps: what is true of it, and every step from one truth to the next.
 * Each transition tells the engine what happened. Belongs to the state thread.
 */
final class StoredRun {

	private final StoredThread thread;

	private final ObjectNode json;

	private final StateThread time;

	private final RunEngine engine;

	private final int promptTokens;

	private final List<ObjectNode> steps = new ArrayList<>();

	private RunStatus status = RunStatus.QUEUED;

	private @Nullable ObjectNode openStep;

	private @Nullable OpenMessage openMessage;

	private List<FileSearchResult> sources = List.of();

	private Map<String, String> outputs = Map.of();

	private boolean showsResults;

	private int stepTokens;

	private int usedPromptTokens;

	private int usedCompletionTokens;

	StoredRun(StoredThread thread, ObjectNode json, StateThread time, RunEngine engine) {
		this.thread = thread;
		this.json = json;
		this.time = time;
		this.engine = engine;
		this.promptTokens = 20 + Pieces.words(String.join(" ", thread.userTexts())).size();
	}

	String id() {
		return this.json.path("id").stringValue();
	}

	ObjectNode json() {
		return this.json;
	}

	RunStatus status() {
		return this.status;
	}

	RunEngine engine() {
		return this.engine;
	}

	List<ObjectNode> steps() {
		return this.steps;
	}

	/**
	 * Shows what file searches find in the files to those who read the stream.
	 */
	void showResults() {
		this.showsResults = true;
	}

	/**
	 * Returns the outputs last submitted, by name of the function.
	 * @return the outputs in the order of the calls
	 */
	Map<String, String> outputs() {
		return this.outputs;
	}

	ObjectNode step(String id) {
		for (ObjectNode step : this.steps) {
			if (step.path("id").stringValue().equals(id)) {
				return step;
			}
		}
		throw RefusedException.notFound("run step", id);
	}

	boolean isDue() {
		return this.status.isActive() && this.time.now() >= this.json.path("expires_at").longValue();
	}

	void tell(String event) {
		this.engine.emit(event, this.json);
	}

	void begin() {
		enter(RunStatus.IN_PROGRESS);
		this.json.put("started_at", this.time.now());
		tell("thread.run.in_progress");
	}

	void openStep(String type) {
		ObjectNode step = Payloads.step(this.json, type, this.time.now());
		if (type.equals("tool_calls")) {
			details(step).putArray("tool_calls");
		}
		else {
			OpenMessage message = new OpenMessage(Payloads.message(this.thread.id(), "assistant", this.time.now()),
					this.sources);
			message.json().set("assistant_id", this.json.path("assistant_id"));
			message.json().put("run_id", id());
			details(step).putObject("message_creation").put("message_id", message.id());
			this.openMessage = message;
		}
		this.openStep = step;
		this.stepTokens = 0;
		this.steps.add(step);
		this.engine.emit("thread.run.step.created", step);
	}

	void tellStep(String event) {
		if (this.openStep != null) {
			this.engine.emit(event, this.openStep);
		}
	}

	void openMessage() {
		if (this.openMessage != null) {
			this.thread.messages().add(this.openMessage.json());
		}
		tellMessage("thread.message.created");
	}

	void tellMessage(String event) {
		if (this.openMessage != null) {
			this.engine.emit(event, this.openMessage.json());
		}
	}

	void append(String piece, boolean refusal) {
		if (this.openMessage != null) {
			this.stepTokens++;
			this.engine.emit("thread.message.delta", this.openMessage.append(piece, refusal));
		}
	}

	/**
	 * Adds a tool call to the open step and sends its first delta.
	 * @param type the kind of the call
	 * @param whole the call as it is before any piece arrived
	 */
	void openCall(String type, ObjectNode whole) {
		ObjectNode call = Payloads.object().put("id", Ids.next("call_")).put("type", type);
		calls().add(call.set(type, whole));
		callDelta(call.path("id").stringValue(), type, whole.deepCopy());
	}

	/**
	 * Adds a piece to the last tool call of the open step.
	 * @param member the member of the call's body that grows
	 * @param piece the piece
	 */
	void appendToCall(String member, String piece) {
		ObjectNode body = lastCallBody();
		body.put(member, body.path(member).asString("") + piece);
		callDelta("", lastCallType(), Payloads.object().put(member, piece));
	}

	void appendLogs(String logs) {
		((ArrayNode) lastCallBody().path("outputs")).addObject().put("type", "logs").put("logs", logs);
		ObjectNode body = Payloads.object();
		body.putArray("outputs").addObject().put("index", 0).put("type", "logs").put("logs", logs);
		callDelta("", lastCallType(), body);
	}

	void rankWith(String ranker) {
		((ObjectNode) lastCallBody().path("ranking_options")).put("ranker", ranker);
		callDelta(calls().path(calls().size() - 1).path("id").stringValue(), lastCallType(), lastCallBody().deepCopy());
	}

	void find(List<FileSearchResult> results) {
		ArrayNode found = lastCallBody().putArray("results");
		results.forEach((result) -> found.add(result.json()));
		this.sources = results;
	}

	void requireAction() {
		enter(RunStatus.REQUIRES_ACTION);
		ObjectNode action = this.json.putObject("required_action").put("type", "submit_tool_outputs");
		ArrayNode required = action.putObject("submit_tool_outputs").putArray("tool_calls");
		for (JsonNode call : calls()) {
			ObjectNode copy = (ObjectNode) call.deepCopy();
			((ObjectNode) copy.path("function")).remove("output");
			required.add(copy);
		}
		tell("thread.run.requires_action");
	}

	/**
	 * Returns the ids of the calls that wait for outputs.
	 * @return the ids in the order of the calls
	 */
	List<String> expectedCalls() {
		List<String> ids = new ArrayList<>();
		for (JsonNode call : this.json.path("required_action").path("submit_tool_outputs").path("tool_calls")) {
			ids.add(call.path("id").stringValue());
		}
		return ids;
	}

	void takeOutputs(Map<String, String> outputsById) {
		Map<String, String> byName = new LinkedHashMap<>();
		for (JsonNode call : calls()) {
			String output = outputsById.getOrDefault(call.path("id").stringValue(), "");
			ObjectNode function = (ObjectNode) call.path("function");
			function.put("output", output);
			String name = function.path("name").stringValue();
			String key = name;
			for (int i = 2; byName.containsKey(key); i++) {
				key = name + "#" + i;
			}
			byName.put(key, output);
		}
		this.outputs = byName;
		this.json.putNull("required_action");
		enter(RunStatus.QUEUED);
	}

	void closeMessage(String incompleteReason) {
		OpenMessage message = this.openMessage;
		if (message == null) {
			return;
		}
		this.openMessage = null;
		boolean complete = incompleteReason.isEmpty();
		message.close(incompleteReason, this.time.now());
		this.engine.emit(complete ? "thread.message.completed" : "thread.message.incomplete", message.json());
	}

	void closeStep(RunStatus how) {
		ObjectNode step = this.openStep;
		if (step == null) {
			return;
		}
		this.openStep = null;
		this.usedPromptTokens += this.promptTokens;
		this.usedCompletionTokens += this.stepTokens;
		step.put("status", how.wireName());
		if (how != RunStatus.EXPIRED) {
			step.put(how.wireName() + "_at", this.time.now());
		}
		if (how == RunStatus.COMPLETED) {
			step.set("usage", Payloads.usage(this.promptTokens, this.stepTokens));
		}
		if (how == RunStatus.FAILED) {
			step.set("last_error", this.json.path("last_error"));
		}
		this.engine.emit("thread.run.step." + how.wireName(),
				this.showsResults ? step : Payloads.withoutContentOfResults(step));
	}

	void fail(String code, String message) {
		this.json.putObject("last_error").put("code", code).put("message", message);
	}

	void cancel() {
		this.json.putNull("required_action");
		enter(RunStatus.CANCELLING);
	}

	void end(ScriptEnd end) {
		RunStatus last = end.status();
		enter(last);
		this.json.putNull("expires_at").putNull("required_action");
		String time = last.name().toLowerCase(Locale.ROOT) + "_at";
		if (this.json.has(time)) {
			this.json.put(time, this.time.now());
		}
		if (last == RunStatus.INCOMPLETE) {
			this.json.putObject("incomplete_details").put("reason", end.code());
		}
		boolean counted = last != RunStatus.FAILED;
		this.json.set("usage",
				counted ? Payloads.usage(this.usedPromptTokens, this.usedCompletionTokens) : Payloads.usage(0, 0));
		tell("thread.run." + last.wireName());
	}

	private void enter(RunStatus newStatus) {
		this.status = newStatus;
		this.json.put("status", newStatus.wireName());
	}

	private void callDelta(String callId, String type, ObjectNode body) {
		if (this.openStep != null) {
			this.stepTokens++;
			String stepId = this.openStep.path("id").stringValue();
			this.engine.emit("thread.run.step.delta",
					Payloads.stepDelta(stepId, calls().size() - 1, callId, type, body));
		}
	}

	private ArrayNode calls() {
		return (this.openStep != null) ? details(this.openStep).withArrayProperty("tool_calls")
				: Payloads.object().putArray("tool_calls");
	}

	private String lastCallType() {
		return calls().path(calls().size() - 1).path("type").stringValue();
	}

	private ObjectNode lastCallBody() {
		return (ObjectNode) calls().path(calls().size() - 1).path(lastCallType());
	}

	private static ObjectNode details(ObjectNode step) {
		return (ObjectNode) step.path("step_details");
	}

}
