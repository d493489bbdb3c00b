package io.github.openaiassistants.backend.responses.request;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.Attachment;
import io.github.openaiassistants.model.ContentPart;
import io.github.openaiassistants.model.ContentParts;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.ImageFile;
import io.github.openaiassistants.model.ImageFilePart;
import io.github.openaiassistants.model.ImageUrl;
import io.github.openaiassistants.model.ImageUrlPart;
import io.github.openaiassistants.model.MessageRole;
import io.github.openaiassistants.model.PlainText;
import io.github.openaiassistants.model.TextPart;
import io.github.openaiassistants.model.UnknownPart;

/**
 * Makes an item of a message.
 */
final class MessageMapping {

	private final MappingOptions options;

	private final AttachmentMapping attachments;

	private final Notices notices;

	private final String path;

	/**
	 * Create the mapping.
	 * @param options how calls are mapped
	 * @param notices takes what is left out
	 * @param path where the messages are in the request, for failures
	 */
	MessageMapping(MappingOptions options, Notices notices, String path) {
		this.options = options;
		this.notices = notices;
		this.path = path;
		this.attachments = new AttachmentMapping(options.attachments(), notices, path + "attachments");
	}

	NewItems map(@Nullable List<CreateMessageRequest> messages) {
		List<MessageItem> items = (messages != null) ? messages.stream().map(this::map).toList() : List.of();
		return new NewItems(items, this.attachments.resources(), this.notices.warnings());
	}

	private MessageItem map(CreateMessageRequest message) {
		boolean answer = message.role().equals(MessageRole.ASSISTANT);
		ObjectNode item = Trees.object("message").put("role", message.role().value());
		ArrayNode content = item.putArray("content");
		if (message.content() instanceof PlainText text) {
			content.add(text(text.value(), answer));
		}
		else if (message.content() instanceof ContentParts parts) {
			parts.parts().forEach((part) -> content.add(part(part, answer)));
		}
		List<Attachment> files = (message.attachments() != null) ? message.attachments() : List.of();
		files.forEach((file) -> content.addAll(this.attachments.map(file, answer)));
		return new MessageItem(Trees.with(item, message.extra()), metadata(message), files);
	}

	private Map<String, String> metadata(CreateMessageRequest message) {
		if (message.metadata() == null || message.metadata().isEmpty()) {
			return Map.of();
		}
		if (!this.options.keepsItems()) {
			this.notices.dispensable(this.path + "metadata", "because the items of a conversation have none",
					"Keep it in the application by the id of the message, or in the metadata of the thread.");
			return Map.of();
		}
		return message.metadata();
	}

	private JsonNode part(ContentPart part, boolean answer) {
		if (part instanceof TextPart text) {
			return Trees.with(text(required("content.text", text.text()), answer), text.extra());
		}
		if (part instanceof ImageFilePart image) {
			ImageFile file = required("content.image_file", image.imageFile());
			String id = required("content.image_file.file_id", file.fileId());
			return image("file_id", id, file.detail(), file.extra(), answer);
		}
		if (part instanceof ImageUrlPart image) {
			ImageUrl link = required("content.image_url", image.imageUrl());
			return image("image_url", required("content.image_url.url", link.url()), link.detail(), link.extra(),
					answer);
		}
		if (part instanceof UnknownPart unknown && unknown.type() != null) {
			// Parts that the Responses API alone has, such as input_file
			return unknown.raw();
		}
		throw new RequestNotValidException(this.path + "content", this.path + "content has a part without type");
	}

	private static ObjectNode text(String text, boolean answer) {
		if (!answer) {
			return Trees.object("input_text").put("text", text);
		}
		ObjectNode part = Trees.object("output_text").put("text", text);
		part.putArray("annotations");
		return part;
	}

	private ObjectNode image(String name, String value, @Nullable String detail, Map<String, JsonNode> extra,
			boolean answer) {
		if (answer) {
			throw Refusals.unsupported(this.path + "content",
					"because a message of the assistant cannot hold images there",
					"Send the image in a message of the user.");
		}
		ObjectNode part = Trees.object("input_image").put(name, value);
		return Trees.with(part.put("detail", (detail != null) ? detail : "auto"), extra);
	}

	private <T> T required(String field, @Nullable T value) {
		if (value == null) {
			throw new RequestNotValidException(this.path + field, this.path + field + " is required");
		}
		return value;
	}

}
