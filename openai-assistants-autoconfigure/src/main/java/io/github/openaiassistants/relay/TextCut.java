package io.github.openaiassistants.relay;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.model.MessageContent;
import io.github.openaiassistants.model.MessageDeltaObject;
import io.github.openaiassistants.model.RefusalContent;
import io.github.openaiassistants.model.TextContent;

/**
 * Measures pieces of text, and leaves the beginning out of them. A refusal is text, too.
 */
final class TextCut {

	private static final String VALUE = "value";

	private static final String REFUSAL = "refusal";

	private final JsonMapper mapper;

	TextCut(JsonMapper mapper) {
		this.mapper = mapper;
	}

	static int length(MessageDeltaObject piece) {
		List<MessageContent> content = (piece.delta() != null) ? piece.delta().content() : null;
		return (content != null) ? content.stream().mapToInt(TextCut::length).sum() : 0;
	}

	private static int length(MessageContent part) {
		String text = null;
		if (part instanceof TextContent content && content.text() != null) {
			text = content.text().value();
		}
		else if (part instanceof RefusalContent content) {
			text = content.refusal();
		}
		return (text != null) ? text.length() : 0;
	}

	/**
	 * Leave characters out.
	 * @param data the data of a {@code thread.message.delta}
	 * @param characters how many characters of its text
	 * @return the data with the rest of the text
	 */
	String cut(String data, int characters) {
		JsonNode tree = this.mapper.readTree(data);
		int left = characters;
		for (JsonNode part : tree.path("delta").path("content")) {
			if (part.path("text") instanceof ObjectNode text) {
				left -= cut(text, VALUE, left);
			}
			else if (part instanceof ObjectNode refusal && refusal.has(REFUSAL)) {
				left -= cut(refusal, REFUSAL, left);
			}
		}
		return this.mapper.writeValueAsString(tree);
	}

	private static int cut(ObjectNode part, String member, int characters) {
		String text = part.path(member).asString("");
		int known = Math.min(characters, text.length());
		part.put(member, text.substring(known));
		return known;
	}

}
