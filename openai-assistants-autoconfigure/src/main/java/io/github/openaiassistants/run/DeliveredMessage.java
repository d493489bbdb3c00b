package io.github.openaiassistants.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.model.MessageContent;
import io.github.openaiassistants.model.MessageDeltaObject;
import io.github.openaiassistants.model.RefusalContent;
import io.github.openaiassistants.model.Text;
import io.github.openaiassistants.model.TextContent;

/**
 * What was delivered of one message: how far it is and, until it ends, the text of each
 * part.
 */
final class DeliveredMessage {

	private final Map<Integer, Part> parts = new HashMap<>(2);

	private Stage stage = Stage.NONE;

	private boolean known = true;

	private int size;

	Stage stage() {
		return this.stage;
	}

	void reached(Stage reached) {
		this.stage = this.stage.orLater(reached);
		if (this.stage == Stage.ENDED) {
			drop();
		}
	}

	// Return the number of characters that are held.
	int size() {
		return this.size;
	}

	void add(MessageDeltaObject piece) {
		if (this.stage == Stage.ENDED) {
			return;
		}
		this.stage = Stage.IN_PROGRESS;
		List<MessageContent> content = (piece.delta() != null) ? piece.delta().content() : null;
		if (content == null || !this.known) {
			return;
		}
		for (int i = 0; i < content.size(); i++) {
			MessageContent part = content.get(i);
			Integer index = part.index();
			add((index != null) ? index : Integer.valueOf(i), part);
		}
	}

	private void add(Integer index, MessageContent piece) {
		Part part = this.parts.get(index);
		if (part == null) {
			part = new Part(piece);
			this.parts.put(index, part);
			this.size += Part.COST;
		}
		if (part.isOfKind(piece)) {
			this.size += part.add(piece);
		}
		else {
			forget();
		}
	}

	/**
	 * Give up knowing what was delivered: too long, or contradictory.
	 */
	void forget() {
		this.known = false;
		drop();
	}

	private void drop() {
		this.parts.clear();
		this.size = 0;
	}

	/**
	 * Return the part delivered at an index.
	 * @param index the index
	 * @return the part, or {@code null} when nothing of it was delivered
	 */
	@Nullable Part part(int index) {
		return this.parts.get(index);
	}

	/**
	 * Return whether the given content goes on from what was delivered, in every part.
	 * @param content the whole content
	 * @return whether the rest can be delivered as a piece
	 */
	boolean isBeginningOf(List<MessageContent> content) {
		return this.known && this.parts.entrySet().stream().allMatch((delivered) -> {
			int index = delivered.getKey();
			return index >= 0 && index < content.size() && delivered.getValue().isBeginningOf(content.get(index));
		});
	}

	// Return the text of a part of the kinds whose text comes in pieces, else null.
	static @Nullable String text(MessageContent content) {
		if (content instanceof TextContent part) {
			Text text = part.text();
			String value = (text != null) ? text.value() : null;
			return (value != null) ? value : "";
		}
		if (content instanceof RefusalContent part) {
			return (part.refusal() != null) ? part.refusal() : "";
		}
		return null;
	}

	/**
	 * What was delivered of one part.
	 */
	static final class Part {

		// What a part takes besides its text, roughly, in characters
		private static final int COST = 64;

		private final Class<?> kind;

		private final @Nullable String type;

		private final StringBuilder text = new StringBuilder(0);

		private boolean annotated;

		Part(MessageContent piece) {
			this.kind = piece.getClass();
			this.type = piece.type();
		}

		boolean isOfKind(MessageContent content) {
			return this.kind == content.getClass() && Objects.equals(this.type, content.type());
		}

		int add(MessageContent piece) {
			String added = text(piece);
			if (piece instanceof TextContent content && content.text() != null) {
				List<?> annotations = content.text().annotations();
				this.annotated |= annotations != null && !annotations.isEmpty();
			}
			if (added == null) {
				return 0;
			}
			this.text.append(added);
			return added.length();
		}

		boolean isBeginningOf(MessageContent whole) {
			String all = text(whole);
			return isOfKind(whole) && (all == null || all.startsWith(this.text.toString()));
		}

		int length() {
			return this.text.length();
		}

		boolean isAnnotated() {
			return this.annotated;
		}

	}

}
