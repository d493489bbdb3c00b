package io.github.openaiassistants.codec;

import io.github.openaiassistants.event.MetaSource;

/**
 * Everything needed to make typed events of frames: the table of names and our own JSON
 * mapper. Immutable and shared by all runs.
 */
public final class EventCodec {

	private final AssistantsJson json;

	private final EventTypes types = new EventTypes();

	/**
	 * Create a codec.
	 * @param json reads the payloads
	 */
	public EventCodec(AssistantsJson json) {
		this.json = json;
	}

	// Parses every frame
	EventDecoder parser(MetaSource meta) {
		return new EventDecoder(this.json, this.types, meta, false);
	}

	/**
	 * Return a decoder for one stream.
	 * @param meta numbers the events
	 * @return a new decoder
	 */
	public EventDecoder decoder(MetaSource meta) {
		return new EventDecoder(this.json, this.types, meta, true);
	}

}
