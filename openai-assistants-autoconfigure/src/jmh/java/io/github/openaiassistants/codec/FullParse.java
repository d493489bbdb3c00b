package io.github.openaiassistants.codec;

import io.github.openaiassistants.event.MetaSource;

/**
 * Decoders without a short cut, which applications cannot get.
 */
public final class FullParse {

	private FullParse() {
	}

	/**
	 * Return a decoder that parses every event.
	 * @param codec the codec
	 * @param meta numbers the events
	 * @return the decoder
	 */
	public static EventDecoder decoder(EventCodec codec, MetaSource meta) {
		return codec.parser(meta);
	}

}
