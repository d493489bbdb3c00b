package io.github.openaiassistants.backend.responses.translation;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import io.github.openaiassistants.model.Usage;

/**
 * One response of a run while it is worked on: its items, and the steps that they make.
 */
final class ResponseDraft {

	private final RunDraft run;

	private final @Nullable FunctionStep answered;

	private final ResponseItems items = new ResponseItems();

	private final HiddenItems hidden;

	private @Nullable String id;

	private boolean created;

	private boolean started;

	private boolean answeredIsOpen;

	private @Nullable FunctionStep functions;

	private @Nullable MessageItem held;

	private int steps;

	// @param answered the step of the former response whose calls were answered, if there
	// is one
	ResponseDraft(RunDraft run, @Nullable FunctionStep answered) {
		this.run = run;
		this.answered = answered;
		this.answeredIsOpen = answered != null;
		this.hidden = new HiddenItems(run.budget());
	}

	@Nullable String id() {
		return this.id;
	}

	ResponseItems items() {
		return this.items;
	}

	HiddenItems hidden() {
		return this.hidden;
	}

	void create(JsonNode response) {
		this.id = (this.id != null) ? this.id : Members.name(response, "id");
		this.run.learn(response);
		if (this.created) {
			return;
		}
		this.created = true;
		if (!this.run.exists()) {
			this.run.create(response, (this.id != null) ? this.id : this.run.newId());
		}
		if (this.answered != null && this.answeredIsOpen) {
			this.answered.complete();
			this.answeredIsOpen = false;
		}
		this.run.queue();
	}

	void start(JsonNode response) {
		create(response);
		if (!this.started) {
			this.started = true;
			this.run.start();
		}
	}

	// Complete the step of the last finished message. It is held back because its usage
	// is told only by the end.
	void flush(@Nullable Usage usage) {
		if (this.held != null) {
			this.held.completeStep(usage);
			this.held = null;
		}
	}

	OutputItem announce(ItemKind kind, JsonNode item, @Nullable Integer index, boolean isWhole) {
		String itemId = Members.name(item, "id");
		if (kind == ItemKind.MESSAGE) {
			return announceMessage(itemId, index);
		}
		begin(itemId);
		this.run.budget().take(item.path("call_id"));
		this.run.budget().take(item.path("name"));
		OutputItem announced = switch (kind) {
			case FUNCTION_CALL -> openCall(itemId, item, isWhole);
			case CODE_INTERPRETER_CALL ->
				openHosted(kind, itemId, "ci_", isWhole ? "" : Members.textOr(item, "code", ""));
			default -> openHosted(kind, itemId, "fs_", "");
		};
		this.items.add(announced, index);
		return announced;
	}

	MessageItem announceMessage(@Nullable String itemId, @Nullable Integer index) {
		begin(itemId);
		this.steps++;
		MessageItem message = new MessageItem(this.run, itemId, idOr(itemId, "msg_"));
		this.items.add(message, index);
		return message;
	}

	private void begin(@Nullable String itemId) {
		start(MissingNode.getInstance());
		flush(null);
		this.run.budget().takeEntries(1);
		this.run.budget().takeCharacters((itemId != null) ? itemId.length() : 0);
	}

	private HostedItem openHosted(ItemKind kind, @Nullable String itemId, String prefix, String code) {
		this.steps++;
		return new HostedItem(this.run, kind, itemId, idOr(itemId, prefix), code);
	}

	private CallItem openCall(@Nullable String itemId, JsonNode item, boolean isWhole) {
		String callId = Members.name(item, "call_id");
		callId = (callId != null) ? callId : idOr(itemId, "call_");
		FunctionStep step = this.functions;
		if (step == null) {
			this.steps++;
			step = FunctionStep.begin(this.run, (itemId != null) ? itemId : callId);
			this.functions = step;
		}
		String arguments = isWhole ? "" : Members.textOr(item, "arguments", "");
		return step.begin(itemId, callId, Members.name(item, "name"), arguments);
	}

	// The same items in the same order get the same ids, whenever they are translated.
	private String idOr(@Nullable String itemId, String prefix) {
		if (itemId != null) {
			return itemId;
		}
		String response = (this.id != null) ? this.id : this.run.id();
		return prefix + response.substring(response.indexOf('_') + 1) + "_" + this.items.all().size();
	}

	// Take a whole item.
	// @param cut whether the item did not come to its end
	boolean finish(OutputItem item, JsonNode whole, boolean cut) {
		if (item instanceof MessageItem message) {
			boolean told = message.finish(whole);
			if (!cut && !message.hasEnded()) {
				complete(message);
			}
			return told;
		}
		if (item instanceof CallItem call) {
			finish(call, whole, cut);
			return true;
		}
		HostedItem hosted = (HostedItem) item;
		return !hosted.isOpen() || finish(hosted, whole, cut);
	}

	private void finish(CallItem call, JsonNode whole, boolean cut) {
		if (call.isOpen()) {
			String arguments = Members.text(whole, "arguments");
			catchUp(call, arguments);
			this.run.budget().take(whole.path("arguments"));
			call.finish(Members.name(whole, "name"), arguments, cut);
		}
	}

	private boolean finish(HostedItem hosted, JsonNode whole, boolean cut) {
		boolean told = hosted.finish(whole);
		if (cut || "failed".equals(Members.text(whole, "status"))) {
			String type = Members.textOr(whole, "type", "");
			hosted.fail(ResponseError.failure("The " + type + " did not complete"));
		}
		else {
			hosted.complete();
		}
		return told;
	}

	void write(CallItem call, String piece) {
		if (this.functions != null && call.isOpen() && !piece.isEmpty()) {
			this.functions.write(call, piece);
		}
	}

	void catchUp(CallItem call, @Nullable String whole) {
		if (whole != null) {
			write(call, call.streamed().missingFrom(whole));
		}
	}

	void complete(MessageItem message) {
		message.complete();
		flush(null);
		this.held = message;
	}

	// Finish what the server did not, as far as it was streamed.
	void finishRest() {
		for (OutputItem item : this.items.all()) {
			if (item instanceof MessageItem message && !message.hasEnded()) {
				if (message.isOpen()) {
					complete(message);
				}
				else {
					message.cut(null);
					flush(null);
					this.held = message;
				}
			}
			else if (item instanceof CallItem call && call.isOpen()) {
				call.finish(null, null, false);
			}
			else if (item instanceof HostedItem hosted && hosted.isOpen()) {
				hosted.complete();
			}
		}
	}

	// Return the usage of a step: that of the response if it has no other step.
	@Nullable Usage usageOfStep(@Nullable Usage usage) {
		return (this.steps == 1) ? usage : null;
	}

	@Nullable FunctionStep functions() {
		return this.functions;
	}

	void completeFunctions() {
		if (this.functions != null) {
			this.functions.complete();
			closeFunctions();
		}
	}

	// Return the step that waits or may wait for outputs: that of the former response, as
	// long as this one does not exist.
	@Nullable FunctionStep openFunctions() {
		return this.answeredIsOpen ? this.answered : this.functions;
	}

	void closeFunctions() {
		this.answeredIsOpen = false;
		this.functions = null;
	}

}
