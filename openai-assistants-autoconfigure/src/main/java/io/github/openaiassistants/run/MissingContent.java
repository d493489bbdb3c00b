package io.github.openaiassistants.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.model.Annotation;
import io.github.openaiassistants.model.FileCitationAnnotation;
import io.github.openaiassistants.model.FilePathAnnotation;
import io.github.openaiassistants.model.ImageFileContent;
import io.github.openaiassistants.model.ImageUrlContent;
import io.github.openaiassistants.model.MessageContent;
import io.github.openaiassistants.model.MessageDelta;
import io.github.openaiassistants.model.MessageDeltaObject;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RefusalContent;
import io.github.openaiassistants.model.Text;
import io.github.openaiassistants.model.TextContent;
import io.github.openaiassistants.model.UnknownAnnotation;
import io.github.openaiassistants.model.UnknownContent;
import io.github.openaiassistants.model.UrlCitationAnnotation;

/**
 * The rest of a message that was delivered in part, as one piece.
 * <p>
 * A text or a refusal is continued where the delivered one ends, so a surrogate pair that
 * the server has split is completed and no other is ever split. Annotations come along
 * when none of their part were delivered. Other parts are delivered whole or not at all.
 */
final class MissingContent {

	private MissingContent() {
	}

	/**
	 * Return what is missing.
	 * @param whole the message
	 * @param delivered what was delivered of it
	 * @return the rest, or {@code null} when nothing is missing or when the message does
	 * not begin with what was delivered
	 */
	static @Nullable MessageDeltaObject of(MessageObject whole, DeliveredMessage delivered) {
		List<MessageContent> content = whole.content();
		if (content == null || !delivered.isBeginningOf(content)) {
			return null;
		}
		List<MessageContent> missing = new ArrayList<>();
		for (int i = 0; i < content.size(); i++) {
			MessageContent piece = rest(i, content.get(i), delivered.part(i));
			if (piece != null) {
				missing.add(piece);
			}
		}
		return missing.isEmpty() ? null : new MessageDeltaObject(whole.id(), "thread.message.delta",
				new MessageDelta(null, missing, Map.of()), Map.of());
	}

	private static @Nullable MessageContent rest(int index, MessageContent part,
			DeliveredMessage.@Nullable Part delivered) {
		String text = DeliveredMessage.text(part);
		if (text == null) {
			return (delivered != null) ? null : whole(index, part);
		}
		String rest = text.substring((delivered != null) ? delivered.length() : 0);
		if (rest.isEmpty()) {
			return null;
		}
		if (part instanceof TextContent content) {
			boolean annotated = delivered != null && delivered.isAnnotated();
			return new TextContent(index, content.type(),
					new Text(rest, annotated ? null : annotations(content.text()), Map.of()), Map.of());
		}
		return new RefusalContent(index, part.type(), rest, Map.of());
	}

	private static MessageContent whole(int index, MessageContent part) {
		if (part instanceof ImageFileContent image) {
			return new ImageFileContent(index, image.type(), image.imageFile(), image.extra());
		}
		if (part instanceof ImageUrlContent image) {
			return new ImageUrlContent(index, image.type(), image.imageUrl(), image.extra());
		}
		return (part instanceof UnknownContent unknown) ? new UnknownContent(unknown.type(), at(index, unknown.raw()))
				: part;
	}

	private static @Nullable List<Annotation> annotations(@Nullable Text text) {
		List<Annotation> annotations = (text != null) ? text.annotations() : null;
		if (annotations == null) {
			return null;
		}
		List<Annotation> placed = new ArrayList<>();
		for (int i = 0; i < annotations.size(); i++) {
			placed.add(at(i, annotations.get(i)));
		}
		return placed;
	}

	private static Annotation at(int index, Annotation annotation) {
		if (annotation instanceof FileCitationAnnotation citation) {
			return new FileCitationAnnotation(index, citation.type(), citation.text(), citation.fileCitation(),
					citation.startIndex(), citation.endIndex(), citation.extra());
		}
		if (annotation instanceof FilePathAnnotation path) {
			return new FilePathAnnotation(index, path.type(), path.text(), path.filePath(), path.startIndex(),
					path.endIndex(), path.extra());
		}
		if (annotation instanceof UrlCitationAnnotation citation) {
			return new UrlCitationAnnotation(index, citation.type(), citation.text(), citation.urlCitation(),
					citation.startIndex(), citation.endIndex(), citation.extra());
		}
		return (annotation instanceof UnknownAnnotation unknown)
				? new UnknownAnnotation(unknown.type(), at(index, unknown.raw())) : annotation;
	}

	private static JsonNode at(int index, JsonNode raw) {
		return (raw instanceof ObjectNode object) ? object.deepCopy().put("index", index) : raw;
	}

}
