package io.github.openaiassistants.relay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What may be seen of a JSON value: the members that are named and nothing else, so that
 * what a server adds one day stays hidden.
 */
final class Visible {

	private static final Visible VALUE = new Visible(Map.of(), null, true);

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private final Map<String, Visible> members;

	private final @Nullable String alias;

	private final boolean value;

	private Visible(Map<String, Visible> members, @Nullable String alias, boolean value) {
		this.members = members;
		this.alias = alias;
		this.value = value;
	}

	/**
	 * Show some members of an object, each as it is. Of lists, those of every element.
	 * @param names the members
	 * @return what may be seen
	 */
	static Visible of(String... names) {
		Map<String, Visible> members = new LinkedHashMap<>();
		for (String name : names) {
			members.put(name, VALUE);
		}
		return new Visible(members, null, false);
	}

	/**
	 * Show a member in part, too.
	 * @param name the member
	 * @param part what may be seen of it
	 * @return what may be seen
	 */
	Visible and(String name, Visible part) {
		Map<String, Visible> more = new LinkedHashMap<>(this.members);
		more.put(name, part);
		return new Visible(more, this.alias, this.value);
	}

	/**
	 * Show an id under another name, too.
	 * @param name the member
	 * @param kind what it identifies
	 * @return what may be seen
	 */
	Visible renamed(String name, String kind) {
		return and(name, new Visible(Map.of(), kind, false));
	}

	/**
	 * Copy what may be seen.
	 * @param node the value
	 * @param aliases gives an id of a kind another name
	 * @return the copy, or {@code null} when nothing of it may be seen
	 */
	@Nullable JsonNode copy(JsonNode node, BinaryOperator<String> aliases) {
		if (this.value || node.isNull()) {
			return node;
		}
		if (this.alias != null) {
			return node.isString() ? NODES.stringNode(aliases.apply(this.alias, node.stringValue())) : null;
		}
		if (node.isArray()) {
			ArrayNode copies = NODES.arrayNode();
			node.forEach((element) -> copyTo(copies, element, aliases));
			return copies;
		}
		return node.isObject() ? copyMembers(node, aliases) : null;
	}

	private void copyTo(ArrayNode copies, JsonNode element, BinaryOperator<String> aliases) {
		JsonNode copy = copy(element, aliases);
		if (copy != null) {
			copies.add(copy);
		}
	}

	private ObjectNode copyMembers(JsonNode node, BinaryOperator<String> aliases) {
		ObjectNode copies = NODES.objectNode();
		this.members.forEach((name, part) -> {
			JsonNode member = node.get(name);
			JsonNode copy = (member != null) ? part.copy(member, aliases) : null;
			if (copy != null) {
				copies.set(name, copy);
			}
		});
		return copies;
	}

}
