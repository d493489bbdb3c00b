package io.github.openaiassistants.observation;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.RunSnapshot;
import io.github.openaiassistants.event.RunSummary;
import io.github.openaiassistants.model.ContentPart;
import io.github.openaiassistants.model.ContentParts;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.PlainText;
import io.github.openaiassistants.model.RequestContent;
import io.github.openaiassistants.model.TextPart;

/**
 * What people and models wrote, as the JSON that OpenTelemetry's conventions for
 * generative AI describe. Text only.
 */
final class MessageTexts {

	private MessageTexts() {
	}

	static @Nullable String instructions(@Nullable String instructions) {
		return (instructions != null) ? array().add(text(instructions)).toString() : null;
	}

	static @Nullable String sent(List<CreateMessageRequest> messages) {
		ArrayNode all = array();
		for (CreateMessageRequest message : messages) {
			ObjectNode written = all.addObject();
			written.put("role", message.role().value());
			addParts(written.putArray("parts"), message.content());
		}
		return all.isEmpty() ? null : all.toString();
	}

	static @Nullable String written(RunSummary summary) {
		RunSnapshot snapshot = summary.snapshot();
		ArrayNode all = array();
		for (MessageObject message : (snapshot != null) ? snapshot.messages() : List.<MessageObject>of()) {
			ObjectNode written = all.addObject();
			written.put("role", (message.role() != null) ? message.role().value() : "assistant");
			written.putArray("parts").add(text(message.text()));
			written.put("finish_reason", (summary.outcome() == RunOutcome.INCOMPLETE) ? "length" : "stop");
		}
		return all.isEmpty() ? null : all.toString();
	}

	private static void addParts(ArrayNode parts, RequestContent content) {
		if (content instanceof PlainText plain) {
			parts.add(text(plain.value()));
		}
		else if (content instanceof ContentParts several) {
			for (ContentPart part : several.parts()) {
				if (part instanceof TextPart written && written.text() != null) {
					parts.add(text(written.text()));
				}
			}
		}
	}

	private static ArrayNode array() {
		return JsonNodeFactory.instance.arrayNode();
	}

	private static ObjectNode text(String content) {
		return JsonNodeFactory.instance.objectNode().put("type", "text").put("content", content);
	}

}
