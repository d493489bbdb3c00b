package io.github.openaiassistants.codec;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.NullNode;

/**
 * A record while its members are read. The last of several members of one name wins.
 */
final class RecordAssembly {

	private final RecordShape shape;

	private final @Nullable Object[] arguments;

	private @Nullable Map<String, JsonNode> extra;

	RecordAssembly(RecordShape shape) {
		this.shape = shape;
		this.arguments = shape.arguments();
	}

	void member(String name, JsonParser parser) {
		RecordSlot slot = this.shape.slot(name);
		if (slot == null) {
			keep(name, parser);
			return;
		}
		if (this.extra != null) {
			this.extra.remove(name);
		}
		if (parser.hasToken(JsonToken.VALUE_NULL)) {
			this.arguments[slot.index()] = null;
			keep(name, NullNode.getInstance());
			return;
		}
		Object value = slot.shape().read(parser);
		if (value instanceof Inexact inexact) {
			this.arguments[slot.index()] = inexact.value();
			keep(name, inexact.raw());
		}
		else {
			this.arguments[slot.index()] = value;
		}
	}

	void member(String name, JsonNode value) {
		try (JsonParser parser = value.traverse(ObjectReadContext.empty())) {
			parser.nextToken();
			member(name, parser);
		}
	}

	void replace(RecordSlot slot, Object value) {
		this.arguments[slot.index()] = value;
		if (this.extra != null) {
			this.extra.remove(slot.name().getValue());
		}
	}

	private void keep(String name, JsonParser parser) {
		if (this.shape.hasExtra()) {
			keep(name, ExactTree.read(parser));
		}
		else {
			parser.skipChildren();
		}
	}

	private void keep(String name, JsonNode raw) {
		if (this.extra == null) {
			this.extra = new LinkedHashMap<>();
		}
		this.extra.put(name, raw);
	}

	Object finish() {
		for (RecordSlot slot : this.shape.requiredSlots()) {
			if (this.arguments[slot.index()] == null) {
				this.arguments[slot.index()] = slot.absent();
				String name = slot.name().getValue();
				if (this.shape.hasExtra() && (this.extra == null || !this.extra.containsKey(name))) {
					keep(name, MissingNode.getInstance());
				}
			}
		}
		return this.shape.create(this.arguments, (this.extra != null) ? this.extra : Map.of());
	}

}
