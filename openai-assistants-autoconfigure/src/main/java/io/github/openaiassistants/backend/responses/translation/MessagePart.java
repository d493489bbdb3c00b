package io.github.openaiassistants.backend.responses.translation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.model.Annotation;
import io.github.openaiassistants.model.MessageContent;

/**
 * A part of a message as far as it was streamed.
 */
final class MessagePart {

	private final Kind kind;

	private final StreamedText text;

	private final List<Annotation> annotations = new ArrayList<>();

	private final Set<Integer> seen = new HashSet<>();

	private boolean done;

	private boolean probabilitiesTold;

	MessagePart(Kind kind, TranslationBudget budget) {
		this.kind = kind;
		this.text = new StreamedText(budget);
	}

	Kind kind() {
		return this.kind;
	}

	StreamedText text() {
		return this.text;
	}

	boolean isDone() {
		return this.done;
	}

	void finish() {
		this.done = true;
	}

	// Tell whether an annotation is new.
	// @param position the position the server gives it, if any
	boolean isNew(@Nullable Integer position) {
		return this.seen.add((position != null) ? position : this.seen.size());
	}

	int annotationCount() {
		return this.annotations.size();
	}

	void add(Annotation annotation) {
		this.annotations.add(annotation);
	}

	// Tell whether log probabilities come that no event has told yet.
	boolean tellsProbabilities(JsonNode logprobs, boolean piece) {
		boolean told = this.probabilitiesTold && !piece;
		boolean tells = logprobs.isArray() && !logprobs.isEmpty() && !told;
		this.probabilitiesTold |= tells;
		return tells;
	}

	MessageContent toContent() {
		return (this.kind == Kind.REFUSAL) ? MessageContents.refusal(this.text.toString())
				: MessageContents.text(this.text.toString(), this.annotations);
	}

	/**
	 * What a part holds.
	 */
	enum Kind {

		/**
		 * Text.
		 */
		TEXT,

		/**
		 * A refusal of the model.
		 */
		REFUSAL,

		/**
		 * Something without a form in the Assistants API.
		 */
		HIDDEN;

		static Kind of(@Nullable String type) {
			if ("output_text".equals(type) || "text".equals(type)) {
				return TEXT;
			}
			return "refusal".equals(type) ? REFUSAL : HIDDEN;
		}

	}

}
