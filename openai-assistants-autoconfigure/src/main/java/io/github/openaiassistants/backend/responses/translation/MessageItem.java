package io.github.openaiassistants.backend.responses.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.event.ThreadMessageCompleted;
import io.github.openaiassistants.event.ThreadMessageCreated;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadMessageInProgress;
import io.github.openaiassistants.event.ThreadMessageIncomplete;
import io.github.openaiassistants.model.Annotation;
import io.github.openaiassistants.model.IncompleteDetails;
import io.github.openaiassistants.model.LastError;
import io.github.openaiassistants.model.MessageContent;
import io.github.openaiassistants.model.MessageCreation;
import io.github.openaiassistants.model.MessageCreationDetails;
import io.github.openaiassistants.model.MessageDelta;
import io.github.openaiassistants.model.MessageDeltaObject;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.MessageRole;
import io.github.openaiassistants.model.MessageStatus;
import io.github.openaiassistants.model.RefusalContent;
import io.github.openaiassistants.model.StepDetails;
import io.github.openaiassistants.model.Text;
import io.github.openaiassistants.model.TextContent;
import io.github.openaiassistants.model.Usage;

/**
 * A message and the step that writes it. Methods that take what a server says tell
 * whether all of it has a form in the Assistants API.
 */
final class MessageItem extends OutputItem {

	private final RunDraft run;

	private final String id;

	private final long createdAt;

	private final StepDraft step;

	private final NavigableMap<Integer, MessagePart> parts = new TreeMap<>();

	private @Nullable List<MessageContent> written;

	private boolean finished;

	private boolean ended;

	MessageItem(RunDraft run, @Nullable String itemId, String wantedId) {
		super(ItemKind.MESSAGE, itemId);
		this.run = run;
		this.id = run.ids().take(wantedId);
		this.createdAt = run.now();
		this.step = StepDraft.begin(run, wantedId, details());
		MessageObject message = describe(MessageStatus.IN_PROGRESS, List.of(), null);
		run.outbox().message(message, ThreadMessageCreated::new);
		run.outbox().message(message, ThreadMessageInProgress::new);
	}

	@Override
	boolean isOpen() {
		return !this.finished;
	}

	boolean hasEnded() {
		return this.ended;
	}

	boolean beginPart(@Nullable Integer index, JsonNode part) {
		MessagePart.Kind kind = MessagePart.Kind.of(Members.text(part, "type"));
		if (index == null || !this.parts.containsKey(index)) {
			addPart((index != null) ? index : nextIndex(), kind);
		}
		return kind != MessagePart.Kind.HIDDEN;
	}

	boolean write(MessagePart.Kind kind, @Nullable Integer index, String piece, JsonNode logprobs) {
		Map.Entry<Integer, MessagePart> part = part(kind, index, false);
		if (part == null) {
			return piece.isEmpty();
		}
		if (!piece.isEmpty()) {
			write(part.getKey(), part.getValue(), piece);
		}
		return !part.getValue().tellsProbabilities(logprobs, true);
	}

	boolean catchUp(MessagePart.Kind kind, @Nullable Integer index, @Nullable String whole, JsonNode logprobs) {
		Map.Entry<Integer, MessagePart> part = part(kind, index, true);
		if (part == null) {
			return true;
		}
		String missing = (whole != null) ? part.getValue().text().missingFrom(whole) : "";
		if (!missing.isEmpty()) {
			write(part.getKey(), part.getValue(), missing);
		}
		return !part.getValue().tellsProbabilities(logprobs, false);
	}

	boolean annotate(@Nullable Integer index, @Nullable Integer position, JsonNode annotation) {
		Map.Entry<Integer, MessagePart> part = part(MessagePart.Kind.TEXT, index, true);
		return part != null && annotate(part, position, annotation, part.getValue().text().characters());
	}

	private boolean annotate(Map.Entry<Integer, MessagePart> entry, @Nullable Integer position, JsonNode annotation,
			CharSequence text) {
		MessagePart part = entry.getValue();
		if (!part.isNew(position)) {
			return true;
		}
		this.run.budget().takeEntries(1);
		this.run.budget().take(annotation);
		Annotation mapped = Annotations.of(annotation, part.annotationCount(), text);
		Annotation kept = Annotations.of(annotation, null, text);
		if (mapped == null || kept == null) {
			return false;
		}
		part.add(kept);
		tell(new TextContent(entry.getKey(), "text", new Text("", List.of(mapped), Map.of()), Map.of()));
		return true;
	}

	boolean finishPart(@Nullable Integer index, JsonNode part) {
		MessagePart.Kind kind = MessagePart.Kind.of(Members.text(part, "type"));
		if (kind == MessagePart.Kind.HIDDEN) {
			return false;
		}
		String whole = Members.text(part, (kind == MessagePart.Kind.TEXT) ? "text" : "refusal");
		boolean told = catchUp(kind, index, whole, part.path("logprobs"));
		Map.Entry<Integer, MessagePart> entry = part(kind, index, true);
		if (entry == null) {
			return told;
		}
		CharSequence text = (whole != null) ? whole : entry.getValue().text().characters();
		int position = 0;
		for (JsonNode annotation : part.path("annotations")) {
			told &= annotate(entry, position++, annotation, text);
		}
		entry.getValue().finish();
		return told;
	}

	// Take the whole message; what comes later changes nothing any more.
	boolean finish(JsonNode item) {
		if (this.finished) {
			return true;
		}
		JsonNode content = item.path("content");
		boolean told = true;
		if (content.isString()) {
			told = catchUp(MessagePart.Kind.TEXT, 0, content.stringValue(), content.path("logprobs"));
		}
		else if (content.isArray()) {
			int index = 0;
			for (JsonNode part : content) {
				told &= finishPart(index++, part);
			}
		}
		List<MessageContent> whole = MessageContents.of(content);
		if (!whole.isEmpty()) {
			this.run.budget().take(content);
			this.written = whole;
		}
		this.finished = true;
		return told;
	}

	void complete() {
		end();
		this.run.outbox().message(describe(MessageStatus.COMPLETED, content(), null), ThreadMessageCompleted::new);
		this.parts.clear();
	}

	void cut(@Nullable String reason) {
		end();
		this.run.outbox().message(describe(MessageStatus.INCOMPLETE, content(), reason), ThreadMessageIncomplete::new);
		this.parts.clear();
	}

	private void end() {
		this.finished = true;
		this.ended = true;
	}

	void completeStep(@Nullable Usage usage) {
		this.step.complete(details(), usage);
	}

	void failStep(LastError error) {
		this.step.fail(details(), error);
	}

	void cancelStep() {
		this.step.cancel(details());
	}

	private StepDetails details() {
		return new MessageCreationDetails("message_creation", new MessageCreation(this.id, Map.of()), Map.of());
	}

	// Find the part of an event, or make it. A part does not change its kind.
	private Map.@Nullable Entry<Integer, MessagePart> part(MessagePart.Kind kind, @Nullable Integer index,
			boolean mayBeDone) {
		Map.Entry<Integer, MessagePart> part = this.parts.lastEntry();
		if (index != null) {
			MessagePart known = this.parts.get(index);
			part = Map.entry(index, (known != null) ? known : addPart(index, kind));
		}
		else if (part == null || part.getValue().kind() != kind || (part.getValue().isDone() && !mayBeDone)) {
			int next = nextIndex();
			part = Map.entry(next, addPart(next, kind));
		}
		return (part.getValue().kind() == kind) ? part : null;
	}

	private int nextIndex() {
		return this.parts.isEmpty() ? 0 : this.parts.lastKey() + 1;
	}

	private MessagePart addPart(int index, MessagePart.Kind kind) {
		this.run.budget().takeEntries(Math.max(1, (long) index + 1 - nextIndex()));
		MessagePart part = new MessagePart(kind, this.run.budget());
		this.parts.put(index, part);
		return part;
	}

	private void write(int index, MessagePart part, String piece) {
		part.text().append(piece);
		tell((part.kind() == MessagePart.Kind.REFUSAL) ? new RefusalContent(index, "refusal", piece, Map.of())
				: new TextContent(index, "text", new Text(piece, null, Map.of()), Map.of()));
	}

	private void tell(MessageContent piece) {
		MessageDelta delta = new MessageDelta(null, List.of(piece), Map.of());
		this.run.outbox()
			.add(new MessageDeltaObject(this.id, "thread.message.delta", delta, Map.of()), ThreadMessageDelta::new);
	}

	private List<MessageContent> content() {
		if (this.written != null) {
			return this.written;
		}
		List<MessageContent> streamed = new ArrayList<>();
		this.parts.forEach((index, part) -> {
			while (streamed.size() < index) {
				streamed.add(MessageContents.text("", List.of()));
			}
			streamed.add(part.toContent());
		});
		return streamed;
	}

	private MessageObject describe(MessageStatus status, List<MessageContent> content, @Nullable String reason) {
		IncompleteDetails details = (reason != null) ? new IncompleteDetails(reason, Map.of()) : null;
		Long completedAt = MessageStatus.COMPLETED.equals(status) ? (Long) this.run.now() : null;
		Long incompleteAt = MessageStatus.INCOMPLETE.equals(status) ? (Long) this.run.now() : null;
		Map<String, JsonNode> nulls = new ExplicitNulls().member("incomplete_details", details)
			.member("completed_at", completedAt)
			.member("incomplete_at", incompleteAt)
			.toExtra();
		return new MessageObject(this.id, "thread.message", this.createdAt, this.run.terms().threadId(), status,
				details, completedAt, incompleteAt, MessageRole.ASSISTANT, content, this.run.terms().assistantId(),
				this.run.id(), List.of(), Map.of(), nulls);
	}

}
