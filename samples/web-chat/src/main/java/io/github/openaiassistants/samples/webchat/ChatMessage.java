package io.github.openaiassistants.samples.webchat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.model.Annotation;
import io.github.openaiassistants.model.MessageContent;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RefusalContent;
import io.github.openaiassistants.model.Text;
import io.github.openaiassistants.model.TextContent;

/**
 * A message as the page shows it.
 *
 * @param id its id
 * @param role who wrote it
 * @param run the run that wrote it, or {@code null} when a visitor did
 * @param text its text
 * @param citations where it comes from
 */
record ChatMessage(String id, @Nullable String role, @Nullable String run, String text, List<Citation> citations) {

	static ChatMessage of(MessageObject message) {
		List<MessageContent> content = (message.content() != null) ? message.content() : List.of();
		StringBuilder text = new StringBuilder(message.text());
		for (MessageContent part : content) {
			if (part instanceof RefusalContent refusal && refusal.refusal() != null) {
				text.append(refusal.refusal());
			}
		}
		List<Citation> citations = content.stream()
			.flatMap(ChatMessage::annotations)
			.map(Citation::of)
			.filter(Objects::nonNull)
			.toList();
		return new ChatMessage(message.id(), (message.role() != null) ? message.role().value() : null, message.runId(),
				text.toString(), citations);
	}

	private static Stream<Annotation> annotations(MessageContent part) {
		Text text = (part instanceof TextContent content) ? content.text() : null;
		List<Annotation> annotations = (text != null) ? text.annotations() : null;
		return (annotations != null) ? annotations.stream() : Stream.empty();
	}

}
