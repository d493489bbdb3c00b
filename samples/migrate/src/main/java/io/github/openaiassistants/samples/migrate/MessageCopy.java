package io.github.openaiassistants.samples.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.model.ContentPart;
import io.github.openaiassistants.model.ContentParts;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.ImageFileContent;
import io.github.openaiassistants.model.ImageUrlContent;
import io.github.openaiassistants.model.ImageUrlPart;
import io.github.openaiassistants.model.MessageContent;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.MessageRole;
import io.github.openaiassistants.model.PlainText;
import io.github.openaiassistants.model.RefusalContent;
import io.github.openaiassistants.model.Text;
import io.github.openaiassistants.model.TextContent;
import io.github.openaiassistants.model.TextPart;

/**
 * Makes requests that create messages again. Files stay where they are, so nothing that
 * needs one is copied.
 */
final class MessageCopy {

	private final boolean keepsMetadata;

	private final Omissions omissions;

	// @param keepsMetadata whether the metadata of messages can be copied
	MessageCopy(boolean keepsMetadata, Omissions omissions) {
		this.keepsMetadata = keepsMetadata;
		this.omissions = omissions;
	}

	/**
	 * Copy a message.
	 * @param message the message
	 * @return the request, or {@code null} when nothing is left of the message
	 */
	@Nullable CreateMessageRequest copy(MessageObject message) {
		MessageRole role = (message.role() != null) ? message.role() : MessageRole.USER;
		List<ContentPart> parts = new ArrayList<>();
		for (MessageContent content : (message.content() != null) ? message.content() : List.<MessageContent>of()) {
			ContentPart part = part(content, role.equals(MessageRole.ASSISTANT));
			if (part != null) {
				parts.add(part);
			}
		}
		this.omissions.add("attachments of messages",
				(message.attachments() != null) ? message.attachments().size() : 0);
		if (parts.isEmpty()) {
			this.omissions.add("messages without anything to copy");
			return null;
		}
		boolean plain = parts.size() == 1 && parts.get(0) instanceof TextPart;
		return CreateMessageRequest
			.builder(role,
					plain ? new PlainText(String.valueOf(((TextPart) parts.get(0)).text())) : new ContentParts(parts))
			.metadata(metadata(message))
			.build();
	}

	private @Nullable Map<String, String> metadata(MessageObject message) {
		if (message.metadata() == null || message.metadata().isEmpty()) {
			return null;
		}
		if (!this.keepsMetadata) {
			this.omissions.add("messages with metadata");
			return null;
		}
		return message.metadata();
	}

	private @Nullable ContentPart part(MessageContent content, boolean answer) {
		if (content instanceof TextContent text) {
			return text(text.text());
		}
		if (content instanceof RefusalContent refusal) {
			this.omissions.add("refusals, which became text");
			return text(refusal.refusal());
		}
		if (content instanceof ImageUrlContent image && !answer && image.imageUrl() != null) {
			return new ImageUrlPart("image_url", image.imageUrl(), Map.of());
		}
		if (content instanceof ImageUrlContent) {
			this.omissions.add("images of the assistant");
		}
		else if (content instanceof ImageFileContent) {
			this.omissions.add("image files");
		}
		else {
			this.omissions.add("content of the type " + content.type());
		}
		return null;
	}

	private @Nullable ContentPart text(@Nullable Text text) {
		if (text == null) {
			return null;
		}
		this.omissions.add("annotations", (text.annotations() != null) ? text.annotations().size() : 0);
		return text(text.value());
	}

	private static @Nullable ContentPart text(@Nullable String text) {
		return (text != null && !text.isEmpty()) ? ContentPart.text(text) : null;
	}

}
