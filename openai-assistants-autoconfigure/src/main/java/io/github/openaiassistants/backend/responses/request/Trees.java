package io.github.openaiassistants.backend.responses.request;

import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds JSON values; what is absent is left out.
 */
final class Trees {

	private Trees() {
	}

	static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}

	static ObjectNode object(String type) {
		return object().put("type", type);
	}

	static @Nullable JsonNode text(@Nullable String value) {
		return (value != null) ? JsonNodeFactory.instance.stringNode(value) : null;
	}

	static ArrayNode array(Collection<? extends JsonNode> elements) {
		return JsonNodeFactory.instance.arrayNode().addAll(elements);
	}

	static ArrayNode strings(Collection<String> elements) {
		ArrayNode array = JsonNodeFactory.instance.arrayNode();
		elements.forEach(array::add);
		return array;
	}

	static ObjectNode strings(Map<String, String> members) {
		ObjectNode object = object();
		members.forEach(object::put);
		return object;
	}

	static ObjectNode with(ObjectNode object, String name, @Nullable String value) {
		return (value != null) ? object.put(name, value) : object;
	}

	static ObjectNode with(ObjectNode object, String name, @Nullable JsonNode value) {
		if (value != null) {
			object.set(name, value);
		}
		return object;
	}

	static ObjectNode with(ObjectNode object, Map<String, JsonNode> members) {
		members.forEach(object::set);
		return object;
	}

}
