package io.github.openaiassistants.backend.responses.translation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

import io.github.openaiassistants.model.Attachment;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.MessageRole;
import io.github.openaiassistants.model.MessageStatus;
import io.github.openaiassistants.model.ThreadObject;

/**
 * Objects of a conversation as those of a thread.
 */
public final class ConversationObjects {

	private ConversationObjects() {
	}

	/**
	 * Make a thread of a conversation.
	 * @param conversation the conversation as the server answered
	 * @return the thread, or {@code null} when the conversation has no id
	 */
	public static @Nullable ThreadObject thread(JsonNode conversation) {
		String id = Members.name(conversation, "id");
		if (id == null) {
			return null;
		}
		Map<String, String> metadata = new LinkedHashMap<>();
		conversation.path("metadata").properties().forEach((entry) -> {
			if (entry.getValue().isString()) {
				metadata.put(entry.getKey(), entry.getValue().stringValue());
			}
		});
		return new ThreadObject(id, "thread", Members.seconds(conversation, "created_at"), null, metadata,
				new ExplicitNulls().member("tool_resources", null).toExtra());
	}

	/**
	 * Make a message of an item of a conversation. What items do not tell is not told:
	 * when it was created, by which run, and its metadata.
	 * @param threadId the thread
	 * @param item the item as the server answered
	 * @return the message, or {@code null} when the item is none of the user or the
	 * assistant
	 */
	public static @Nullable MessageObject message(String threadId, JsonNode item) {
		String id = Members.name(item, "id");
		String role = Members.textOr(item, "role", "");
		boolean listed = Members.textOr(item, "type", "message").equals("message")
				&& (role.equals("user") || role.equals("assistant"));
		if (id == null || !listed) {
			return null;
		}
		String status = Members.textOr(item, "status", "completed");
		Map<String, JsonNode> nulls = new ExplicitNulls().member("created_at", null)
			.member("incomplete_details", null)
			.member("completed_at", null)
			.member("incomplete_at", null)
			.member("assistant_id", null)
			.member("run_id", null)
			.member("metadata", null)
			.toExtra();
		return new MessageObject(id, "thread.message", null, threadId, new MessageStatus(status), null, null, null,
				new MessageRole(role), MessageContents.of(item.path("content")), null, null,
				attachments(item.path("content")), null, nulls);
	}

	private static List<Attachment> attachments(JsonNode content) {
		List<Attachment> attachments = new ArrayList<>();
		for (JsonNode part : content) {
			if (MessageContents.isFile(part)) {
				attachments.add(new Attachment(Members.text(part, "file_id"), null, file(part)));
			}
		}
		return attachments;
	}

	// A file may be known by its address only. Its content is left out.
	private static Map<String, JsonNode> file(JsonNode part) {
		Map<String, JsonNode> members = new LinkedHashMap<>();
		for (String name : List.of("filename", "file_url")) {
			String value = Members.text(part, name);
			if (value != null) {
				members.put(name, StringNode.valueOf(value));
			}
		}
		return members;
	}

}
