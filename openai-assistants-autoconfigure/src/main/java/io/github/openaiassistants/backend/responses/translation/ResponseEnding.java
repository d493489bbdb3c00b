package io.github.openaiassistants.backend.responses.translation;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.model.LastError;
import io.github.openaiassistants.model.RunStepStatus;
import io.github.openaiassistants.model.RunToolCall;
import io.github.openaiassistants.model.Usage;

/**
 * Says how a response ended: closes what is open, and ends the run or lets it wait for
 * action.
 */
final class ResponseEnding {

	private final RunDraft run;

	private final ResponseDraft response;

	private final OpenSteps open;

	ResponseEnding(RunDraft run, ResponseDraft response) {
		this.run = run;
		this.response = response;
		this.open = new OpenSteps(response);
	}

	// End the response.
	// @param told how it ended as the event says
	// @param held the error that was reported before, if there was one
	// @param source the event, if it is to be published when it says more than is told
	void end(String told, JsonNode body, @Nullable ResponseError held, @Nullable ResponsesEvent source) {
		switch (worse(told, Members.textOr(body, "status", ""))) {
			case "cancelled" -> {
				this.response.create(body);
				cancel(body);
			}
			case "failed" -> fail(body, held);
			case "incomplete" -> {
				reconcile(body, false, source);
				cut(body);
			}
			default -> {
				reconcile(body, true, source);
				complete(body);
			}
		}
	}

	// Event and status may differ: what is cut short must not pass for complete.
	private static String worse(String first, String second) {
		for (String end : List.of("cancelled", "failed", "incomplete")) {
			if (end.equals(first) || end.equals(second)) {
				return end;
			}
		}
		return "completed";
	}

	// Make up for what was missed of a response that was not refused.
	private void reconcile(JsonNode body, boolean completed, @Nullable ResponsesEvent source) {
		this.response.start(body);
		boolean seen = this.response.hidden().reconcile(body.path("output"));
		boolean told = new Reconciliation(this.response, body.path("output")).apply(completed);
		if (source != null && !(seen && told)) {
			this.run.outbox().unknown(source);
		}
	}

	private void complete(JsonNode body) {
		this.response.finishRest();
		Usage usage = use(body);
		Usage usageOfStep = this.response.usageOfStep(usage);
		this.response.flush(usageOfStep);
		String waiting = this.response.hidden().waitingType();
		if (waiting != null) {
			fail(ResponseError
				.failure("The response waits for a " + waiting + ", which has no form in the Assistants API"));
			return;
		}
		FunctionStep functions = this.response.functions();
		if (functions == null) {
			this.run.complete(body);
			this.run.outbox().done();
			return;
		}
		functions.hold(usageOfStep);
		functions.answer(this.response.hidden()::output);
		endCalls(functions, body);
	}

	private void endCalls(FunctionStep functions, JsonNode body) {
		List<RunToolCall> pending = functions.pending();
		if (!pending.isEmpty()) {
			functions.remember(RunStepStatus.IN_PROGRESS);
			this.run.requireAction(pending);
		}
		else if (functions.isWhole()) {
			this.response.completeFunctions();
			this.run.complete(body);
		}
		else {
			fail(ResponseError.failure("The response was completed with a function_call that was not"));
			return;
		}
		this.run.outbox().done();
	}

	private void cut(JsonNode body) {
		Usage usage = use(body);
		Usage usageOfStep = this.response.usageOfStep(usage);
		this.response.flush(usageOfStep);
		String reason = Members.name(body.path("incomplete_details"), "reason");
		boolean filtered = "content_filter".equals(reason);
		this.open.cutMessages(filtered ? "content_filter" : "max_tokens", usageOfStep);
		String told = (reason != null) ? reason : "incomplete";
		this.open.failTools(ResponseError.failure("The response ended before the call was complete: " + told));
		boolean tokens = "max_output_tokens".equals(reason) || "max_tokens".equals(reason);
		this.run.cut(tokens ? "max_completion_tokens" : reason);
		this.run.outbox().done();
	}

	// End a run whose tokens are used up before the model could see the outputs.
	void cutForTokens(JsonNode nothing) {
		this.response.start(nothing);
		this.run.cut("max_completion_tokens");
		this.run.outbox().done();
	}

	private void fail(JsonNode body, @Nullable ResponseError held) {
		this.response.create(body);
		use(body);
		ResponseError told = ResponseError.ofResponse(body);
		told = (told != null) ? told : held;
		fail(((told != null) ? told : ResponseError.UNKNOWN).toLastError());
	}

	void fail(LastError error) {
		this.response.flush(null);
		LastError ofStep = ResponseError.ofStep(error);
		this.open.failMessages(ofStep);
		this.open.failTools(ofStep);
		this.run.fail(error);
		this.run.outbox().done();
	}

	void cancel(JsonNode body) {
		use(body);
		this.response.flush(null);
		this.run.cancelling();
		this.open.cancel();
		this.run.cancel();
		this.run.outbox().done();
	}

	private @Nullable Usage use(JsonNode body) {
		Usage usage = Usages.of(body);
		this.run.use(usage);
		return usage;
	}

}
