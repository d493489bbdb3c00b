package io.github.openaiassistants.snapshot;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.model.MessageContent;
import io.github.openaiassistants.model.MessageDelta;
import io.github.openaiassistants.model.MessageDeltaObject;

/**
 * The text that grew last. Most pieces belong to the same text as the one before, so its
 * place need not be looked for again; as soon as anything else happens to a message, it
 * has to be.
 *
 * @param messageId the message
 * @param index the index of its part
 * @param text the text of the part
 */
record LatestText(String messageId, int index, AccumulatedText text) {

	static @Nullable LatestText of(MessageDeltaObject piece, @Nullable AccumulatedText grown) {
		MessageContent part = part(piece);
		Integer index = (part != null) ? part.index() : null;
		return (grown != null && index != null) ? new LatestText(piece.id(), index, grown) : null;
	}

	/**
	 * Add a piece, if it is one of this text and nothing else.
	 * @param piece the piece of a message
	 * @return whether it was added
	 */
	boolean append(MessageDeltaObject piece) {
		MessageContent part = part(piece);
		Integer place = (part != null) ? part.index() : null;
		String added = (part != null) ? DeltaMerge.piece(part) : null;
		if (added == null || place == null || place != this.index || !piece.id().equals(this.messageId)) {
			return false;
		}
		this.text.append(added);
		return true;
	}

	private static @Nullable MessageContent part(MessageDeltaObject piece) {
		MessageDelta delta = piece.delta();
		List<MessageContent> content = (delta != null) ? delta.content() : null;
		return (delta != null && content != null && content.size() == 1 && delta.role() == null
				&& delta.extra().isEmpty()) ? content.get(0) : null;
	}

}
