package io.github.openaiassistants.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The plain text of message parts.
 */
final class Texts {

	private Texts() {
	}

	static String of(@Nullable List<MessageContent> content) {
		if (content == null || content.isEmpty()) {
			return "";
		}
		if (content.size() == 1) {
			return of(content.get(0));
		}
		StringBuilder text = new StringBuilder();
		content.forEach((part) -> text.append(of(part)));
		return text.toString();
	}

	private static String of(MessageContent part) {
		if (part instanceof TextContent content) {
			Text text = content.text();
			String value = (text != null) ? text.value() : null;
			return (value != null) ? value : "";
		}
		return "";
	}

}
