package io.github.openaiassistants.backend.responses.request;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.model.Attachment;

/**
 * A message as an item, with what an item cannot hold.
 *
 * @param item the item, without an id; not to be modified
 * @param metadata the caller's key-value pairs, to be kept where items are kept here
 * @param attachments the files that were attached
 */
public record MessageItem(ObjectNode item, Map<String, String> metadata, List<Attachment> attachments) {

	/**
	 * Copy the collections.
	 */
	public MessageItem {
		metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
		attachments = List.copyOf(attachments);
	}

	/**
	 * Show sizes, never content.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return "MessageItem[" + this.metadata.size() + " metadata entries, " + this.attachments.size()
				+ " attachments]";
	}

}
