package io.github.openaiassistants.sse;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * One dispatched server-sent event, as a view of its decoder's memory. It is valid until
 * the next call of {@link SseDecoder#next()} or {@link SseDecoder#feed}; whoever needs it
 * longer copies what is needed. Name and data are well-formed UTF-8 and no {@code String}
 * is made unless asked for. Belongs to the same thread as its decoder.
 */
public final class SseFrame {

	private static final byte[] NOTHING = {};

	private byte[] bytes = NOTHING;

	private int nameOffset;

	private int nameLength;

	private int dataOffset;

	private int dataLength;

	private String lastEventId = "";

	private @Nullable SseTemplate template;

	SseFrame() {
	}

	/**
	 * Return the array that holds name and data. It may hold other bytes too and must not
	 * be written to.
	 * @return the backing array
	 */
	public byte[] bytes() {
		return this.bytes;
	}

	/**
	 * Return where the event name begins.
	 * @return the index of its first byte in {@link #bytes()}
	 */
	public int nameOffset() {
		return this.nameOffset;
	}

	/**
	 * Return how long the event name is.
	 * @return the number of bytes; 0 when the block named no event, which means
	 * {@code message}
	 */
	public int nameLength() {
		return this.nameLength;
	}

	/**
	 * Return where the data begins.
	 * @return the index of its first byte in {@link #bytes()}
	 */
	public int dataOffset() {
		return this.dataOffset;
	}

	/**
	 * Return how long the data is.
	 * @return the number of bytes, 0 for a block whose data is empty
	 */
	public int dataLength() {
		return this.dataLength;
	}

	/**
	 * Return the event name.
	 * @return the name, {@code message} when the block named none
	 */
	public String name() {
		return (this.nameLength != 0) ? new String(this.bytes, this.nameOffset, this.nameLength, StandardCharsets.UTF_8)
				: "message";
	}

	/**
	 * Return the data, its lines joined by LF.
	 * @return the data, possibly empty
	 */
	public String data() {
		return new String(this.bytes, this.dataOffset, this.dataLength, StandardCharsets.UTF_8);
	}

	/**
	 * Return the last event id, which persists over events until the server changes it.
	 * @return the id; empty as long as the server sent none and after it cleared it
	 */
	public String lastEventId() {
		return this.lastEventId;
	}

	/**
	 * Return the part in which this event differs from the template by which it was
	 * found.
	 * @param expected the template
	 * @return the part, or {@code null} when the event was not found by that template
	 */
	public @Nullable String part(SseTemplate expected) {
		if (this.template != expected) {
			return null;
		}
		int from = expected.partOffset(this.dataOffset);
		int to = expected.partEnd(this.dataOffset + this.dataLength);
		return new String(this.bytes, from, to - from, StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return "SseFrame[" + this.nameLength + " bytes of name, " + this.dataLength + " bytes of data]";
	}

	// Show an event. Malformed UTF-8 is replaced here, once and only when there is any.
	SseFrame show(byte[] bytes, int nameOffset, int nameLength, int dataOffset, int dataLength, boolean ascii,
			String lastEventId) {
		this.bytes = bytes;
		this.nameOffset = nameOffset;
		this.nameLength = nameLength;
		this.dataOffset = dataOffset;
		this.dataLength = dataLength;
		this.lastEventId = lastEventId;
		if (!ascii && !(Utf8.isWellFormed(bytes, nameOffset, nameLength)
				&& Utf8.isWellFormed(bytes, dataOffset, dataLength))) {
			repair();
		}
		return this;
	}

	// Show an event that is like its template. Its UTF-8 is well-formed.
	void show(byte[] bytes, int start, int dataLength, SseTemplate like, String lastEventId) {
		this.bytes = bytes;
		this.nameOffset = start + like.nameOffset();
		this.nameLength = like.nameLength();
		this.dataOffset = start + like.dataOffset();
		this.dataLength = dataLength;
		this.lastEventId = lastEventId;
		this.template = like;
	}

	// Let go of the decoder's memory, so that an idle decoder does not hold it.
	void clear() {
		this.template = null;
		this.bytes = NOTHING;
		this.nameOffset = 0;
		this.nameLength = 0;
		this.dataOffset = 0;
		this.dataLength = 0;
	}

	private void repair() {
		byte[] name = Utf8.repaired(this.bytes, this.nameOffset, this.nameLength);
		byte[] data = Utf8.repaired(this.bytes, this.dataOffset, this.dataLength);
		this.bytes = new byte[name.length + data.length];
		System.arraycopy(name, 0, this.bytes, 0, name.length);
		System.arraycopy(data, 0, this.bytes, name.length, data.length);
		this.nameOffset = 0;
		this.nameLength = name.length;
		this.dataOffset = name.length;
		this.dataLength = data.length;
	}

}
