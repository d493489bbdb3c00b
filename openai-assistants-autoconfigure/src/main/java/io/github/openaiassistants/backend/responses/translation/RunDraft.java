package io.github.openaiassistants.backend.responses.translation;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.ThreadRunCancelled;
import io.github.openaiassistants.event.ThreadRunCancelling;
import io.github.openaiassistants.event.ThreadRunCompleted;
import io.github.openaiassistants.event.ThreadRunCreated;
import io.github.openaiassistants.event.ThreadRunFailed;
import io.github.openaiassistants.event.ThreadRunInProgress;
import io.github.openaiassistants.event.ThreadRunIncomplete;
import io.github.openaiassistants.event.ThreadRunQueued;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.model.IncompleteDetails;
import io.github.openaiassistants.model.LastError;
import io.github.openaiassistants.model.RequiredAction;
import io.github.openaiassistants.model.ResponseFormat;
import io.github.openaiassistants.model.ResponseFormatMode;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStatus;
import io.github.openaiassistants.model.RunToolCall;
import io.github.openaiassistants.model.SubmitToolOutputs;
import io.github.openaiassistants.model.ToolChoice;
import io.github.openaiassistants.model.ToolChoiceMode;
import io.github.openaiassistants.model.TruncationStrategy;
import io.github.openaiassistants.model.Usage;

/**
 * The run while it is worked on, over all of its responses. Whatever changes its status
 * is said.
 */
final class RunDraft {

	private final RunTerms terms;

	private final TranslationSettings settings;

	private final TranslationBudget budget;

	private final Outbox outbox = new Outbox();

	private final RunIds ids = new RunIds();

	private @Nullable RunObject told;

	private @Nullable String id;

	private long createdAt;

	private @Nullable String model;

	private @Nullable Double temperature;

	private @Nullable Double topP;

	private @Nullable Long startedAt;

	private @Nullable Usage usage;

	RunDraft(RunTerms terms, TranslationSettings settings) {
		this.terms = terms;
		this.settings = settings;
		this.budget = new TranslationBudget(settings.limits());
		this.model = terms.model();
		this.temperature = terms.temperature();
		this.topP = terms.topP();
	}

	// Go on with a run as it was told before.
	void restore(RunObject run, @Nullable Usage used) {
		this.told = run;
		this.id = run.id();
		this.createdAt = (run.createdAt() != null) ? run.createdAt() : now();
		this.model = run.model();
		this.temperature = run.temperature();
		this.topP = run.topP();
		this.startedAt = run.startedAt();
		this.usage = used;
	}

	RunTerms terms() {
		return this.terms;
	}

	Outbox outbox() {
		return this.outbox;
	}

	RunIds ids() {
		return this.ids;
	}

	TranslationBudget budget() {
		return this.budget;
	}

	long now() {
		return this.settings.clock().instant().getEpochSecond();
	}

	String newId() {
		return this.settings.ids().get();
	}

	boolean exists() {
		return this.id != null;
	}

	String id() {
		if (this.id == null) {
			throw new IllegalStateException("The run is not created");
		}
		return this.id;
	}

	@Nullable RunObject told() {
		return this.told;
	}

	boolean is(RunStatus status) {
		return this.told != null && status.equals(this.told.status());
	}

	@Nullable Usage usage() {
		return this.usage;
	}

	void use(@Nullable Usage used) {
		this.usage = Usages.sum(this.usage, used);
	}

	// Take what the request left open from what the server says.
	void learn(JsonNode response) {
		this.model = (this.model != null) ? this.model : Members.text(response, "model");
		this.temperature = (this.temperature != null) ? this.temperature : Members.decimal(response, "temperature");
		this.topP = (this.topP != null) ? this.topP : Members.decimal(response, "top_p");
	}

	void create(JsonNode response, String responseId) {
		this.id = "run_" + (responseId.startsWith("resp_") ? responseId.substring("resp_".length()) : responseId);
		Long created = Members.seconds(response, "created_at");
		this.createdAt = (created != null) ? created : now();
		tell(RunStatus.QUEUED, ThreadRunCreated::new);
	}

	void queue() {
		tell(RunStatus.QUEUED, ThreadRunQueued::new);
	}

	void start() {
		this.startedAt = (this.startedAt != null) ? this.startedAt : (Long) now();
		if (!is(RunStatus.CANCELLING)) {
			tell(RunStatus.IN_PROGRESS, ThreadRunInProgress::new);
		}
	}

	void requireAction(List<RunToolCall> calls) {
		RequiredAction action = new RequiredAction("submit_tool_outputs", new SubmitToolOutputs(calls, Map.of()), null,
				Map.of());
		tell(describe(RunStatus.REQUIRES_ACTION, action, null, null, null), ThreadRunRequiresAction::new);
	}

	void complete(JsonNode response) {
		Long completed = Members.seconds(response, "completed_at");
		long at = (completed != null) ? completed : now();
		tell(describe(RunStatus.COMPLETED, null, null, null, at), ThreadRunCompleted::new);
	}

	void fail(LastError error) {
		tell(describe(RunStatus.FAILED, null, error, null, now()), ThreadRunFailed::new);
	}

	void cut(@Nullable String reason) {
		IncompleteDetails details = (reason != null) ? new IncompleteDetails(reason, Map.of()) : null;
		tell(describe(RunStatus.INCOMPLETE, null, null, details, null), ThreadRunIncomplete::new);
	}

	void cancelling() {
		if (!is(RunStatus.CANCELLING)) {
			tell(RunStatus.CANCELLING, ThreadRunCancelling::new);
		}
	}

	void cancel() {
		tell(describe(RunStatus.CANCELLED, null, null, null, now()), ThreadRunCancelled::new);
	}

	// Cancel the run without saying so.
	RunObject cancelSilently() {
		RunObject cancelled = describe(RunStatus.CANCELLED, null, null, null, now());
		this.told = cancelled;
		return cancelled;
	}

	private void tell(RunStatus status, BiFunction<RunObject, EventMeta, AssistantStreamEvent> event) {
		tell(describe(status, null, null, null, null), event);
	}

	private void tell(RunObject run, BiFunction<RunObject, EventMeta, AssistantStreamEvent> event) {
		this.told = run;
		this.outbox.add(run, event);
	}

	private RunObject describe(RunStatus status, @Nullable RequiredAction action, @Nullable LastError error,
			@Nullable IncompleteDetails details, @Nullable Long endedAt) {
		Long cancelledAt = RunStatus.CANCELLED.equals(status) ? endedAt : null;
		Long failedAt = RunStatus.FAILED.equals(status) ? endedAt : null;
		Long completedAt = RunStatus.COMPLETED.equals(status) ? endedAt : null;
		Usage used = status.isFinal() ? this.usage : null;
		Map<String, JsonNode> nulls = new ExplicitNulls().member("required_action", action)
			.member("last_error", error)
			.member("expires_at", null)
			.member("started_at", this.startedAt)
			.member("cancelled_at", cancelledAt)
			.member("failed_at", failedAt)
			.member("completed_at", completedAt)
			.member("incomplete_details", details)
			.member("model", this.model)
			.member("instructions", this.terms.instructions())
			.member("usage", used)
			.member("temperature", this.temperature)
			.member("top_p", this.topP)
			.member("max_prompt_tokens", null)
			.member("max_completion_tokens", this.terms.maxCompletionTokens())
			.toExtra();
		ToolChoice choice = this.terms.toolChoice();
		Boolean parallel = this.terms.parallelToolCalls();
		ResponseFormat format = this.terms.responseFormat();
		return new RunObject(id(), "thread.run", this.createdAt, this.terms.threadId(), this.terms.assistantId(),
				status, action, error, null, this.startedAt, cancelledAt, failedAt, completedAt, details, this.model,
				this.terms.instructions(), this.terms.tools(), null, this.terms.metadata(), used, this.temperature,
				this.topP, null, this.terms.maxCompletionTokens(), TruncationStrategy.auto(),
				(choice != null) ? choice : ToolChoiceMode.AUTO, parallel == null || parallel,
				(format != null) ? format : ResponseFormatMode.AUTO, this.terms.reasoningEffort(), nulls);
	}

}
