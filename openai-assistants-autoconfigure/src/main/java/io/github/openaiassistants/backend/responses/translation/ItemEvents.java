package io.github.openaiassistants.backend.responses.translation;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Translates the events that concern one item of a response. Each method tells whether
 * all that the event says has a form in the Assistants API.
 */
final class ItemEvents {

	private final ResponseDraft response;

	ItemEvents(ResponseDraft response) {
		this.response = response;
	}

	boolean translate(String type, JsonNode event) {
		return switch (type) {
			case "response.output_text.delta" -> writeMessage(MessagePart.Kind.TEXT, event);
			case "response.refusal.delta" -> writeMessage(MessagePart.Kind.REFUSAL, event);
			case "response.output_text.done" -> catchUpMessage(MessagePart.Kind.TEXT, event, "text");
			case "response.refusal.done" -> catchUpMessage(MessagePart.Kind.REFUSAL, event, "refusal");
			case "response.output_text.annotation.added", "response.output_text_annotation.added" -> annotate(event);
			case "response.content_part.added" -> beginPart(event);
			case "response.content_part.done" -> finishPart(event);
			case "response.output_item.added" -> announce(event);
			case "response.output_item.done" -> finish(event);
			case "response.function_call_arguments.delta" -> writeArguments(event);
			case "response.function_call_arguments.done" -> catchUpArguments(event);
			case "response.code_interpreter_call_code.delta", "response.code_interpreter_call.code.delta" ->
				writeCode(event);
			case "response.code_interpreter_call_code.done", "response.code_interpreter_call.code.done" ->
				catchUpCode(event);
			// The events of the step say the same
			case "response.code_interpreter_call.in_progress", "response.code_interpreter_call.completed",
					"response.file_search_call.in_progress", "response.file_search_call.completed" ->
				true;
			default -> false;
		};
	}

	private boolean announce(JsonNode event) {
		JsonNode item = event.path("item");
		ItemKind kind = kind(item);
		this.response.start(event.path("response"));
		this.response.flush(null);
		if (kind == ItemKind.HIDDEN) {
			this.response.hidden().announce(item);
			return HiddenItems.isOutput(Members.textOr(item, "type", ""));
		}
		Integer index = Members.index(event, "output_index");
		if (this.response.items().findAnnounced(kind, index, item) == null) {
			this.response.announce(kind, item, index, false);
		}
		return true;
	}

	private boolean finish(JsonNode event) {
		JsonNode item = event.path("item");
		ItemKind kind = kind(item);
		if (kind == ItemKind.HIDDEN) {
			this.response.hidden().finish(item);
			return HiddenItems.isOutput(Members.textOr(item, "type", ""));
		}
		Integer index = Members.index(event, "output_index");
		OutputItem known = this.response.items().findFinished(kind, index, item);
		OutputItem announced = (known != null) ? known : this.response.announce(kind, item, index, true);
		return this.response.finish(announced, item, "incomplete".equals(Members.text(item, "status")));
	}

	private boolean beginPart(JsonNode event) {
		MessagePart.Kind kind = MessagePart.Kind.of(Members.text(event.path("part"), "type"));
		MessageItem message = find(event, kind);
		return kind != MessagePart.Kind.HIDDEN && (message == null || !message.isOpen()
				|| message.beginPart(Members.index(event, "content_index"), event.path("part")));
	}

	private boolean writeMessage(MessagePart.Kind kind, JsonNode event) {
		MessageItem message = find(event, kind);
		String piece = Members.textOr(event, "delta", "");
		return (message != null && message.isOpen())
				? message.write(kind, Members.index(event, "content_index"), piece, event.path("logprobs"))
				: piece.isEmpty();
	}

	private boolean catchUpMessage(MessagePart.Kind kind, JsonNode event, String member) {
		MessageItem message = find(event, kind);
		return message == null || !message.isOpen() || message.catchUp(kind, Members.index(event, "content_index"),
				Members.text(event, member), event.path("logprobs"));
	}

	private boolean annotate(JsonNode event) {
		MessageItem message = find(event, MessagePart.Kind.TEXT);
		return message != null && message.isOpen() && message.annotate(Members.index(event, "content_index"),
				Members.index(event, "annotation_index"), event.path("annotation"));
	}

	private boolean finishPart(JsonNode event) {
		JsonNode part = event.path("part");
		MessagePart.Kind kind = MessagePart.Kind.of(Members.text(part, "type"));
		MessageItem message = find(event, kind);
		return kind != MessagePart.Kind.HIDDEN && (message == null || !message.isOpen()
				|| message.finishPart(Members.index(event, "content_index"), part));
	}

	private boolean writeArguments(JsonNode event) {
		CallItem call = (CallItem) find(ItemKind.FUNCTION_CALL, event);
		if (call != null) {
			this.response.write(call, Members.textOr(event, "delta", ""));
		}
		return true;
	}

	private boolean catchUpArguments(JsonNode event) {
		CallItem call = (CallItem) find(ItemKind.FUNCTION_CALL, event);
		if (call != null) {
			this.response.catchUp(call, Members.text(event, "arguments"));
		}
		return true;
	}

	private boolean writeCode(JsonNode event) {
		HostedItem call = (HostedItem) find(ItemKind.CODE_INTERPRETER_CALL, event);
		if (call != null) {
			call.write(Members.textOr(event, "delta", ""));
		}
		return true;
	}

	private boolean catchUpCode(JsonNode event) {
		HostedItem call = (HostedItem) find(ItemKind.CODE_INTERPRETER_CALL, event);
		if (call != null && call.isOpen()) {
			call.catchUp(Members.text(event, "code"));
		}
		return true;
	}

	// Find the message of an event. Text and refusals need no announcement.
	private @Nullable MessageItem find(JsonNode event, MessagePart.Kind kind) {
		OutputItem known = find(ItemKind.MESSAGE, event);
		if (known == null && kind != MessagePart.Kind.HIDDEN) {
			Integer index = Members.index(event, "output_index");
			known = this.response.announceMessage(Members.name(event, "item_id"), index);
		}
		return (MessageItem) known;
	}

	private @Nullable OutputItem find(ItemKind kind, JsonNode event) {
		return this.response.items().find(kind, Members.index(event, "output_index"), Members.name(event, "item_id"));
	}

	private static ItemKind kind(JsonNode item) {
		return ItemKind.of(Members.textOr(item, "type", ""));
	}

}
