package io.github.openaiassistants.codec;

import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.DoneEvent;
import io.github.openaiassistants.event.ErrorEvent;
import io.github.openaiassistants.event.MetaSource;
import io.github.openaiassistants.event.UndecodableEvent;
import io.github.openaiassistants.event.UnknownEvent;
import io.github.openaiassistants.model.ErrorObject;
import io.github.openaiassistants.model.WireObject;
import io.github.openaiassistants.sse.SseFrame;
import io.github.openaiassistants.sse.SseTemplate;

/**
 * Makes typed events of frames. A frame is resolved by its event name, else by the name
 * in an {@code {"event", "data"}} envelope, else by {@code object} and {@code status} of
 * the payload. Nothing a server sends makes it throw: what is not known becomes an
 * {@link UnknownEvent}, what cannot be read an {@link UndecodableEvent}.
 * <p>
 * One per stream, used by one thread at a time.
 */
public final class EventDecoder {

	private static final String DONE = "[DONE]";

	private static final String UNNAMED = "message";

	private static final int UNDECODABLE_LIMIT = 16 * 1024;

	private final AssistantsJson json;

	private final EventTypes types;

	private final MetaSource meta;

	private final boolean learns;

	private final Map<DeltaPiece, LearnedDelta> deltas = new EnumMap<>(DeltaPiece.class);

	// Most frames are named like the one before
	private @Nullable EventType latest;

	private @Nullable LearnedDelta learned;

	EventDecoder(AssistantsJson json, EventTypes types, MetaSource meta, boolean learns) {
		this.json = json;
		this.types = types;
		this.meta = meta;
		this.learns = learns;
	}

	/**
	 * Decode one frame.
	 * @param frame the frame, only read during the call
	 * @return the event, or {@code null} when the frame says nothing (a keep-alive)
	 */
	public @Nullable AssistantStreamEvent decode(SseFrame frame) {
		Object expected = (this.learned != null) ? this.learned.readExpected(frame) : null;
		if (expected != null && this.latest != null) {
			return this.latest.event(expected, this.meta.next(expected));
		}
		if (frame.nameLength() > 0) {
			EventType type = type(frame);
			if (type != null && frame.dataLength() > 0 && frame.bytes()[frame.dataOffset()] == '{') {
				return decode(type, frame);
			}
		}
		return decodeRare(frame.name(), frame);
	}

	/**
	 * Return what the next frame is expected to be like: most are like the one before.
	 * @return what is expected, or {@code null} when nothing is
	 */
	public @Nullable SseTemplate expected() {
		LearnedDelta like = this.learned;
		return (like != null) ? like.template() : null;
	}

	private @Nullable EventType type(SseFrame frame) {
		EventType type = this.latest;
		if (type == null || !type.isNamed(frame.bytes(), frame.nameOffset(), frame.nameLength())) {
			type = this.types.find(frame.bytes(), frame.nameOffset(), frame.nameLength());
			this.latest = type;
			this.learned = (type != null && this.learns) ? learned(type) : null;
		}
		return type;
	}

	private @Nullable LearnedDelta learned(EventType type) {
		DeltaPiece piece = type.piece();
		if (piece == null) {
			return null;
		}
		return this.deltas.computeIfAbsent(piece,
				(place) -> new LearnedDelta(type.name(), place, (bytes) -> parse(type, bytes, 0, bytes.length)));
	}

	private AssistantStreamEvent decode(EventType type, SseFrame frame) {
		LearnedDelta like = (type == this.latest) ? this.learned : null;
		Object data = (like != null) ? like.read(frame) : null;
		if (data == null) {
			try {
				data = parse(type, frame.bytes(), frame.dataOffset(), frame.dataLength());
			}
			catch (JacksonException ex) {
				return undecodable(type.name(), frame.data(), ex);
			}
			if (like != null) {
				like.learn(frame.bytes(), frame.dataOffset(), frame.dataLength(), data);
			}
		}
		return type.event(data, this.meta.next(data));
	}

	private Object parse(EventType type, byte[] bytes, int offset, int length) {
		Object data = this.json.read(bytes, offset, length, type.payload());
		JsonNode enveloped = enveloped(((WireObject) data).extra());
		return (enveloped != null) ? this.json.read(enveloped, type.payload()) : data;
	}

	// A payload may have members of these names too: only a known name makes an envelope
	private @Nullable JsonNode enveloped(Map<String, JsonNode> extra) {
		JsonNode event = extra.get("event");
		JsonNode data = (event != null) ? extra.get("data") : null;
		return (event != null && data != null && data.isObject() && event.isString()
				&& this.types.find(event.stringValue()) != null) ? data : null;
	}

	private @Nullable AssistantStreamEvent decodeRare(String name, SseFrame frame) {
		String data = frame.data();
		if (name.equals(DoneEvent.NAME) || isDone(data)) {
			return new DoneEvent(data, this.meta.next(data));
		}
		if (name.equals(ErrorEvent.NAME)) {
			return error(data);
		}
		if (data.isBlank()) {
			return null;
		}
		EventType type = this.types.find(name);
		if (type != null) {
			return decode(type, frame);
		}
		return name.equals(UNNAMED) ? decodeUnnamed(frame, data) : unknown(name, data);
	}

	private static boolean isDone(String data) {
		// JSON cannot begin like this, so nothing but the end marker is mistaken for it
		return data.stripLeading().startsWith(DONE);
	}

	private @Nullable AssistantStreamEvent decodeUnnamed(SseFrame frame, String text) {
		JsonNode tree;
		try {
			tree = this.json.readTree(frame.bytes(), frame.dataOffset(), frame.dataLength());
		}
		catch (JacksonException ex) {
			return unknown(UNNAMED, text);
		}
		JsonNode event = tree.path("event");
		if (event.isString() && tree.has("data")) {
			return decodeEnvelope(event.stringValue(), tree.get("data"));
		}
		JsonNode object = tree.path("object");
		if (object.isString()) {
			JsonNode status = tree.path("status");
			EventType type = this.types.find(object.stringValue(), status.isString() ? status.stringValue() : null);
			if (type != null) {
				return decodeTree(type, tree, text);
			}
		}
		return tree.hasNonNull("error") ? error(text) : unknown(UNNAMED, text);
	}

	private @Nullable AssistantStreamEvent decodeEnvelope(String name, JsonNode data) {
		String text = data.isString() ? data.stringValue() : RawJson.write(data);
		if (name.equals(DoneEvent.NAME) || isDone(text)) {
			return new DoneEvent(text, this.meta.next(text));
		}
		if (name.equals(ErrorEvent.NAME)) {
			return error(text);
		}
		if (text.isBlank()) {
			return null;
		}
		EventType type = this.types.find(name);
		return (type != null) ? decodeTree(type, data, text) : unknown(name, text);
	}

	private AssistantStreamEvent decodeTree(EventType type, JsonNode tree, String text) {
		try {
			Object data = this.json.read(tree, type.payload());
			return type.event(data, this.meta.next(data));
		}
		catch (JacksonException ex) {
			return undecodable(type.name(), text, ex);
		}
	}

	private AssistantStreamEvent error(String text) {
		ErrorObject data = ErrorShapes.read(this.json, text);
		return new ErrorEvent(data, this.meta.next(data));
	}

	private AssistantStreamEvent unknown(String name, String data) {
		return new UnknownEvent(name, data, this.meta.next(data));
	}

	private AssistantStreamEvent undecodable(String name, String data, JacksonException ex) {
		String kept = cut(data);
		return new UndecodableEvent(name, kept, describe(ex), this.meta.next(kept));
	}

	private static String cut(String data) {
		if (data.length() <= UNDECODABLE_LIMIT) {
			return data;
		}
		boolean pair = Character.isHighSurrogate(data.charAt(UNDECODABLE_LIMIT - 1));
		return data.substring(0, pair ? UNDECODABLE_LIMIT - 1 : UNDECODABLE_LIMIT);
	}

	// Say what was wrong with a payload without quoting it.
	private static String describe(JacksonException ex) {
		TokenStreamLocation location = ex.getLocation();
		long at = (location != null) ? Math.max(location.getCharOffset(), location.getByteOffset()) : -1;
		return what(ex) + ((at >= 0) ? " at offset " + at : "");
	}

	private static String what(JacksonException ex) {
		if (ex instanceof StreamConstraintsException) {
			return "nested too deeply, or with too long a name or number";
		}
		return (ex instanceof StreamReadException) ? "not valid JSON" : "not readable as this event's payload";
	}

}
