package io.github.openaiassistants.test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run with its steps: what is true of it, and every step from one truth to the next.
 * Each transition tells the engine what happened. Belongs to the state thread.
 */
final class StoredRun {

	private static final String OUTPUTS = "submit_tool_outputs";

	private static final String APPROVAL = "submit_tool_approval";

	private final StoredThread thread;

	private final ObjectNode json;

	private final StateThread time;

	private final RunEngine engine;

	private final int promptTokens;

	private final List<ObjectNode> steps = new ArrayList<>();

	private RunStatus status = RunStatus.QUEUED;

	private @Nullable OpenStep openStep;

	private @Nullable OpenMessage openMessage;

	private List<FileSearchResult> sources = List.of();

	private Map<String, String> outputs = Map.of();

	private boolean showsResults;

	private boolean rejected;

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
	 * Returns the outputs last submitted, by name of the function; for approvals the
	 * decision.
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
		OpenStep step = new OpenStep(Payloads.step(this.json, type, this.time.now()), this.engine);
		if (type.equals("tool_calls")) {
			step.details().putArray("tool_calls");
		}
		else if (type.equals("message_creation")) {
			OpenMessage message = new OpenMessage(Payloads.message(this.thread.id(), "assistant", this.time.now()),
					this.sources);
			message.json().set("assistant_id", this.json.path("assistant_id"));
			message.json().put("run_id", id());
			step.details().putObject("message_creation").put("message_id", message.id());
			this.openMessage = message;
		}
		this.openStep = step;
		this.steps.add(step.json());
		this.engine.emit("thread.run.step.created", step.json());
	}

	OpenStep step() {
		return Objects.requireNonNull(this.openStep, "no step is open");
	}

	void tellStep(String event) {
		this.engine.emit(event, step().json());
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
			step().countToken();
			this.engine.emit("thread.message.delta", this.openMessage.append(piece, refusal));
		}
	}

	void cite(String url, String title) {
		if (this.openMessage != null) {
			step().countToken();
			this.engine.emit("thread.message.delta", this.openMessage.cite(url, title));
		}
	}

	void requireOutputs() {
		require(OUTPUTS);
	}

	void requireApproval() {
		require(APPROVAL);
	}

	void find(List<FileSearchResult> results) {
		step().find(results);
		this.sources = results;
	}

	private void require(String what) {
		enter(RunStatus.REQUIRES_ACTION);
		ObjectNode action = this.json.putObject("required_action").put("type", what);
		ArrayNode required = action.putObject(what).putArray("tool_calls");
		for (JsonNode call : step().calls()) {
			ObjectNode copy = (ObjectNode) call.deepCopy();
			if (copy.path("function") instanceof ObjectNode function) {
				function.remove("output");
			}
			required.add(copy);
		}
		tell("thread.run.requires_action");
	}

	boolean awaitsApproval() {
		return this.json.path("required_action").has(APPROVAL);
	}

	/**
	 * Returns the ids of the calls that wait for an answer.
	 * @return the ids in the order of the calls
	 */
	List<String> expectedCalls() {
		JsonNode action = this.json.path("required_action");
		List<String> ids = new ArrayList<>();
		for (JsonNode call : action.path(action.path("type").asString("")).path("tool_calls")) {
			ids.add(call.path("id").stringValue());
		}
		return ids;
	}

	void take(Submission submission) {
		if (awaitsApproval()) {
			takeApprovals(submission.approvals());
		}
		else {
			takeOutputs(submission.outputs());
		}
		this.json.putNull("required_action");
		enter(RunStatus.QUEUED);
	}

	private void takeApprovals(Map<String, Boolean> approvals) {
		Map<String, String> byName = new LinkedHashMap<>();
		for (JsonNode call : step().calls()) {
			boolean approved = Boolean.TRUE.equals(approvals.get(call.path("id").stringValue()));
			byName.put(call.path("name").stringValue(), approved ? "approved" : "rejected");
		}
		this.outputs = byName;
		this.rejected = !approvals.containsValue(true);
	}

	/**
	 * Whether nothing of what the run wanted to do was approved.
	 * @return whether all of it was rejected
	 */
	boolean isRejected() {
		return this.rejected;
	}

	private void takeOutputs(Map<String, String> outputsById) {
		Map<String, String> byName = new LinkedHashMap<>();
		for (JsonNode call : step().calls()) {
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
		OpenStep closing = this.openStep;
		if (closing == null) {
			return;
		}
		this.openStep = null;
		this.usedPromptTokens += this.promptTokens;
		this.usedCompletionTokens += closing.tokens();
		ObjectNode step = closing.json();
		step.put("status", how.wireName());
		if (how != RunStatus.EXPIRED) {
			step.put(how.wireName() + "_at", this.time.now());
		}
		if (how == RunStatus.COMPLETED) {
			step.set("usage", Payloads.usage(this.promptTokens, closing.tokens()));
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

}
