package io.github.openaiassistants.backend.responses.request;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/**
 * Messages to be added to a thread.
 *
 * @param messages the messages as items, in order
 * @param resources what their attachments let the tools of the thread use
 * @param warnings what was left out, each to be logged once
 */
public record NewItems(List<MessageItem> messages, ThreadResources resources, List<String> warnings) {

	/**
	 * Copy the lists.
	 */
	public NewItems {
		messages = List.copyOf(messages);
		warnings = List.copyOf(warnings);
	}

	/**
	 * Return the bodies that create the items in a conversation.
	 * @return one body for every 20 items, in order
	 */
	public List<ObjectNode> bodies() {
		return ItemBodies.of(items());
	}

	List<ObjectNode> items() {
		return this.messages.stream().map(MessageItem::item).toList();
	}

}
