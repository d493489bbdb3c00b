package io.github.openaiassistants.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import io.github.openaiassistants.model.Annotation;
import io.github.openaiassistants.model.MessageContent;
import io.github.openaiassistants.model.MessageDelta;
import io.github.openaiassistants.model.MessageDeltaObject;
import io.github.openaiassistants.model.Text;
import io.github.openaiassistants.model.TextContent;

/**
 * Reads pieces of text: the events that make up most of a stream. Anything but the usual
 * shape gives {@code null} and is left to the general codec.
 */
final class MessageDeltaReader {

	private static final String OBJECT = "thread.message.delta";

	private MessageDeltaReader() {
	}

	static @Nullable MessageDeltaObject read(JsonParser parser) {
		if (!DeltaTokens.object(parser, null)) {
			return null;
		}
		String id = null;
		String object = null;
		MessageDelta delta = null;
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			boolean usual;
			switch (name) {
				case "id" -> {
					id = DeltaTokens.string(parser, id);
					usual = id != null;
				}
				case "object" -> {
					object = DeltaTokens.constant(parser, object, OBJECT);
					usual = object != null;
				}
				case "delta" -> {
					delta = delta(parser, delta);
					usual = delta != null;
				}
				default -> usual = false;
			}
			if (!usual) {
				return null;
			}
		}
		return (id != null) ? new MessageDeltaObject(id, object, delta, Map.of()) : null;
	}

	private static @Nullable MessageDelta delta(JsonParser parser, @Nullable Object former) {
		if (!DeltaTokens.object(parser, former) || !"content".equals(parser.nextName())
				|| !DeltaTokens.array(parser, null)) {
			return null;
		}
		MessageContent first = null;
		List<MessageContent> all = null;
		while (parser.nextToken() == JsonToken.START_OBJECT) {
			MessageContent part = part(parser);
			if (part == null) {
				return null;
			}
			if (first == null) {
				first = part;
				continue;
			}
			if (all == null) {
				all = new ArrayList<>(List.of(first));
			}
			all.add(part);
		}
		if (!parser.hasToken(JsonToken.END_ARRAY) || parser.nextToken() != JsonToken.END_OBJECT) {
			return null;
		}
		if (all != null) {
			return new MessageDelta(null, all, Map.of());
		}
		return new MessageDelta(null, (first != null) ? List.of(first) : List.of(), Map.of());
	}

	private static @Nullable MessageContent part(JsonParser parser) {
		Integer index = null;
		String type = null;
		Text text = null;
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			boolean usual;
			switch (name) {
				case "index" -> {
					index = DeltaTokens.index(parser, index);
					usual = index != null;
				}
				case "type" -> {
					type = DeltaTokens.constant(parser, type, "text");
					usual = type != null;
				}
				case "text" -> {
					text = text(parser, text);
					usual = text != null;
				}
				default -> usual = false;
			}
			if (!usual) {
				return null;
			}
		}
		return (type != null) ? new TextContent(index, type, text, Map.of()) : null;
	}

	private static @Nullable Text text(JsonParser parser, @Nullable Object former) {
		if (!DeltaTokens.object(parser, former)) {
			return null;
		}
		String text = null;
		List<Annotation> annotations = null;
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			boolean usual;
			switch (name) {
				case "value" -> {
					text = DeltaTokens.string(parser, text);
					usual = text != null;
				}
				case "annotations" -> {
					annotations = DeltaTokens.emptyArray(parser, annotations);
					usual = annotations != null;
				}
				default -> usual = false;
			}
			if (!usual) {
				return null;
			}
		}
		return new Text(text, annotations, Map.of());
	}

}
