package io.github.openaiassistants.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.EventMeta;

/**
 * One line of the table of names: a wire name, the type of its payload and the event that
 * both make.
 */
final class EventType {

	private final String name;

	private final byte[] wireName;

	private final Class<?> payload;

	private final BiFunction<Object, EventMeta, AssistantStreamEvent> factory;

	private final @Nullable DeltaPiece piece;

	private EventType(String name, Class<?> payload, BiFunction<Object, EventMeta, AssistantStreamEvent> factory,
			@Nullable DeltaPiece piece) {
		this.name = name;
		this.wireName = name.getBytes(StandardCharsets.UTF_8);
		this.payload = payload;
		this.factory = factory;
		this.piece = piece;
	}

	static <T> EventType of(String name, Class<T> payload, BiFunction<T, EventMeta, AssistantStreamEvent> factory) {
		return new EventType(name, payload, (data, meta) -> factory.apply(payload.cast(data), meta), null);
	}

	static <T> EventType ofDelta(String name, Class<T> payload, BiFunction<T, EventMeta, AssistantStreamEvent> factory,
			DeltaPiece piece) {
		return new EventType(name, payload, (data, meta) -> factory.apply(payload.cast(data), meta), piece);
	}

	String name() {
		return this.name;
	}

	Class<?> payload() {
		return this.payload;
	}

	/**
	 * Return where the payload has its piece of text.
	 * @return the place, or {@code null} if this is no delta
	 */
	@Nullable DeltaPiece piece() {
		return this.piece;
	}

	AssistantStreamEvent event(Object data, EventMeta meta) {
		return this.factory.apply(data, meta);
	}

	boolean isNamed(byte[] bytes, int offset, int length) {
		return this.wireName.length == length
				&& Arrays.equals(this.wireName, 0, length, bytes, offset, offset + length);
	}

	/**
	 * Return a hash of the name.
	 * @return the same that {@link #hash(byte[], int, int)} gives for the bytes of it
	 */
	int hash() {
		return hash(this.wireName, 0, this.wireName.length);
	}

	static int hash(byte[] bytes, int offset, int length) {
		int hash = length;
		for (int index = offset; index < offset + length; index++) {
			hash = 31 * hash + bytes[index];
		}
		return hash ^ (hash >>> 8);
	}

}
