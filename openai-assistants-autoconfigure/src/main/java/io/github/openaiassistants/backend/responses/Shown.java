package io.github.openaiassistants.backend.responses;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.backend.responses.store.StoredItem;
import io.github.openaiassistants.backend.responses.store.StoredThread;
import io.github.openaiassistants.backend.responses.translation.ConversationObjects;
import io.github.openaiassistants.model.Attachment;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.ThreadObject;
import io.github.openaiassistants.model.ToolResources;

/**
 * Threads and messages as they are shown when more is known of them than the server
 * tells.
 */
final class Shown {

	private static final String TOOL_RESOURCES = "tool_resources";

	private Shown() {
	}

	static ThreadObject thread(StoredThread thread) {
		ThreadObject object = new ThreadObject(thread.threadId(), "thread", thread.createdAt(), null, thread.metadata(),
				Map.of(TOOL_RESOURCES, NullNode.getInstance()));
		return with(object, thread.resources().toToolResources());
	}

	static ThreadObject with(ThreadObject thread, @Nullable ToolResources resources) {
		if (resources == null) {
			return thread;
		}
		return new ThreadObject(thread.id(), thread.object(), thread.createdAt(), resources, thread.metadata(),
				without(thread.extra(), TOOL_RESOURCES));
	}

	// Of a message that was created just now, the time and the files are known
	static MessageObject created(MessageObject message, long now, List<Attachment> attachments) {
		return new MessageObject(message.id(), message.object(), now, message.threadId(), message.status(),
				message.incompleteDetails(), message.completedAt(), message.incompleteAt(), message.role(),
				message.content(), message.assistantId(), message.runId(),
				attachments.isEmpty() ? message.attachments() : attachments, message.metadata(),
				without(message.extra(), "created_at"));
	}

	// @return the message, or null when the item is none
	static @Nullable MessageObject message(String threadId, StoredItem stored) {
		MessageObject message = ConversationObjects.message(threadId, withId(stored));
		if (message == null) {
			return null;
		}
		MessageObject created = created(message, stored.createdAt(), stored.attachments());
		Map<String, JsonNode> extra = without(created.extra(), "metadata");
		extra = (stored.assistantId() != null) ? without(extra, "assistant_id") : extra;
		extra = (stored.runId() != null) ? without(extra, "run_id") : extra;
		return new MessageObject(created.id(), created.object(), created.createdAt(), created.threadId(),
				created.status(), created.incompleteDetails(), created.completedAt(), created.incompleteAt(),
				created.role(), created.content(), stored.assistantId(), stored.runId(), created.attachments(),
				stored.metadata(), extra);
	}

	// What the application wrote is kept without an id, because it is sent so, and some
	// servers make items without ids
	static JsonNode withId(StoredItem stored) {
		return (stored.item() instanceof ObjectNode object) ? object.deepCopy().put("id", stored.itemId())
				: stored.item();
	}

	private static Map<String, JsonNode> without(Map<String, JsonNode> extra, String name) {
		Map<String, JsonNode> rest = new LinkedHashMap<>(extra);
		rest.remove(name);
		return rest;
	}

	static Deletion deletedThread(String threadId) {
		return new Deletion(threadId, "thread.deleted", true, Map.of());
	}

	static Deletion deletedMessage(String messageId) {
		return new Deletion(messageId, "thread.message.deleted", true, Map.of());
	}

}
