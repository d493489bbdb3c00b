package io.github.openaiassistants.backend.responses.request;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A thread to be created.
 *
 * @param content the messages to begin with and all that the tools may use
 * @param metadata key-value pairs to be kept with the thread, or {@code null}
 * @param extra further members of the body that creates a conversation
 */
public record NewThread(NewItems content, @Nullable Map<String, String> metadata, Map<String, JsonNode> extra) {

	/**
	 * Copy the collections.
	 */
	public NewThread {
		metadata = (metadata != null) ? Collections.unmodifiableMap(new LinkedHashMap<>(metadata)) : null;
		extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
	}

	/**
	 * Return the body that creates the conversation with its first items.
	 * @return the body
	 */
	public ObjectNode conversation() {
		List<ObjectNode> bodies = this.content.bodies();
		ObjectNode body = bodies.isEmpty() ? Trees.object() : bodies.get(0);
		Trees.with(body, "metadata", (this.metadata != null) ? Trees.strings(this.metadata) : null);
		return Trees.with(body, this.extra);
	}

	/**
	 * Return the bodies that create the items for which the first body has no room.
	 * @return the bodies in order, mostly none
	 */
	public List<ObjectNode> furtherItems() {
		List<ObjectNode> bodies = this.content.bodies();
		return bodies.subList(Math.min(1, bodies.size()), bodies.size());
	}

	/**
	 * Show sizes, never content.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return "NewThread[" + this.content + "]";
	}

}
