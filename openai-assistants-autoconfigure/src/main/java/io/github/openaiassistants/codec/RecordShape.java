package io.github.openaiassistants.codec;

import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.model.WireObject;

/**
 * Objects that are records. What the components cannot express goes to the extra members
 * of a {@link WireObject} and comes back from there.
 */
final class RecordShape implements Shape {

	private final MethodHandle constructor;

	private final int components;

	private final int extraIndex;

	private final List<RecordSlot> slots;

	private final List<RecordSlot> requiredSlots;

	private final Map<String, RecordSlot> slotsByName;

	private final @Nullable Object[] defaults;

	/**
	 * Create the shape.
	 * @param constructor the canonical constructor: {@code (Object[]) -> Object}
	 * @param extraIndex the position of the extra members, or -1
	 * @param slots the components that are members in JSON
	 * @param defaults the arguments for the constructor when no member was there
	 */
	RecordShape(MethodHandle constructor, int extraIndex, List<RecordSlot> slots, @Nullable Object[] defaults) {
		this.constructor = constructor;
		this.components = defaults.length;
		this.extraIndex = extraIndex;
		this.slots = slots;
		this.requiredSlots = slots.stream().filter((slot) -> slot.absent() != null).toList();
		this.slotsByName = slots.stream()
			.collect(Collectors.toMap((slot) -> slot.name().getValue(), Function.identity()));
		this.defaults = defaults;
	}

	boolean hasExtra() {
		return this.extraIndex >= 0;
	}

	@Nullable RecordSlot slot(String name) {
		return this.slotsByName.get(name);
	}

	List<RecordSlot> slots() {
		return this.slots;
	}

	List<RecordSlot> requiredSlots() {
		return this.requiredSlots;
	}

	@Override
	public Object read(JsonParser parser) {
		if (!parser.hasToken(JsonToken.START_OBJECT)) {
			return new Inexact(null, ExactTree.read(parser));
		}
		return read(start(), parser);
	}

	RecordAssembly start() {
		return new RecordAssembly(this);
	}

	/**
	 * Read the remaining members and create the record.
	 * @param assembly what was read before
	 * @param parser the source, before the next member name
	 * @return the record
	 */
	Object read(RecordAssembly assembly, JsonParser parser) {
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			parser.nextToken();
			assembly.member(name, parser);
		}
		return assembly.finish();
	}

	@Nullable Object[] arguments() {
		return this.defaults.clone();
	}

	Object create(@Nullable Object[] arguments, Map<String, JsonNode> extra) {
		if (hasExtra()) {
			arguments[this.extraIndex] = extra;
		}
		try {
			return (Object) this.constructor.invokeExact(arguments);
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException("Record with " + this.components + " components cannot be created", ex);
		}
	}

	@Override
	public void write(Object value, JsonTarget target) {
		Map<String, JsonNode> extra = (value instanceof WireObject object) ? object.extra() : Map.of();
		target.writeStartObject();
		for (RecordSlot slot : this.slots) {
			JsonNode raw = extra.isEmpty() ? null : extra.get(slot.name().getValue());
			Object component = (raw != null) ? null : slot.get(value);
			if (component != null) {
				target.writeName(slot.name());
				slot.shape().write(component, target);
			}
			else if (raw != null && !raw.isMissingNode()) {
				target.writeName(slot.name());
				ExactTree.write(raw, target);
			}
		}
		extra.forEach((name, raw) -> {
			if (!this.slotsByName.containsKey(name) && !raw.isMissingNode()) {
				target.writeName(name);
				ExactTree.write(raw, target);
			}
		});
		target.writeEndObject();
	}

}
