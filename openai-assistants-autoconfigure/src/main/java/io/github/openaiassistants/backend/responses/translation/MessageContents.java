package io.github.openaiassistants.backend.responses.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.model.Annotation;
import io.github.openaiassistants.model.ImageFile;
import io.github.openaiassistants.model.ImageFileContent;
import io.github.openaiassistants.model.ImageUrl;
import io.github.openaiassistants.model.ImageUrlContent;
import io.github.openaiassistants.model.MessageContent;
import io.github.openaiassistants.model.RefusalContent;
import io.github.openaiassistants.model.Text;
import io.github.openaiassistants.model.TextContent;
import io.github.openaiassistants.model.UnknownContent;

/**
 * The content of messages, in both directions of a conversation.
 */
final class MessageContents {

	private MessageContents() {
	}

	// Return the parts of a message's content. Files are no parts but attachments.
	static List<MessageContent> of(JsonNode content) {
		List<MessageContent> parts = new ArrayList<>();
		if (content.isString()) {
			parts.add(text(content.stringValue(), List.of()));
		}
		else if (content.isArray()) {
			for (JsonNode part : content) {
				if (!isFile(part)) {
					parts.add(part(part));
				}
			}
		}
		return parts;
	}

	static boolean isFile(JsonNode part) {
		return Members.textOr(part, "type", "").equals("input_file");
	}

	static MessageContent text(String value, List<Annotation> annotations) {
		return new TextContent(null, "text", new Text(value, annotations, Map.of()), Map.of());
	}

	static MessageContent refusal(String refusal) {
		return new RefusalContent(null, "refusal", refusal, Map.of());
	}

	private static MessageContent part(JsonNode part) {
		String type = Members.text(part, "type");
		return switch ((type != null) ? type : "") {
			case "output_text" -> text(Members.textOr(part, "text", ""), annotations(part));
			case "input_text", "text" -> text(Members.textOr(part, "text", ""), List.of());
			case "refusal" -> refusal(Members.textOr(part, "refusal", ""));
			case "input_image" -> image(part);
			default -> new UnknownContent(type, part);
		};
	}

	private static List<Annotation> annotations(JsonNode part) {
		String text = Members.textOr(part, "text", "");
		List<Annotation> annotations = new ArrayList<>();
		for (JsonNode each : part.path("annotations")) {
			Annotation annotation = Annotations.of(each, null, text);
			if (annotation != null) {
				annotations.add(annotation);
			}
		}
		return annotations;
	}

	private static MessageContent image(JsonNode part) {
		String detail = Members.text(part, "detail");
		String fileId = Members.text(part, "file_id");
		if (fileId != null) {
			return new ImageFileContent(null, "image_file", new ImageFile(fileId, detail, Map.of()), Map.of());
		}
		@Nullable String url = Members.text(part, "image_url");
		return new ImageUrlContent(null, "image_url", new ImageUrl(url, detail, Map.of()), Map.of());
	}

}
