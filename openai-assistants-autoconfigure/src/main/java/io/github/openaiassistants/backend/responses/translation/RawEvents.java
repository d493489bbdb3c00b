package io.github.openaiassistants.backend.responses.translation;

import java.util.List;

/**
 * Which blocks of a Responses stream are published as they are. What has no form in the
 * Assistants API always is, unless its type is filtered out.
 *
 * @param all whether every block is published, before what it is translated to
 * @param prefixes the beginnings of the types to publish, empty for every type
 */
public record RawEvents(boolean all, List<String> prefixes) {

	/**
	 * What has no form in the Assistants API, of every type.
	 */
	public static final RawEvents UNTRANSLATED = new RawEvents(false, List.of());

	/**
	 * Every block.
	 */
	public static final RawEvents ALL = new RawEvents(true, List.of());

	/**
	 * Copy the prefixes.
	 */
	public RawEvents {
		prefixes = List.copyOf(prefixes);
	}

	boolean includes(String type) {
		return this.prefixes.isEmpty() || this.prefixes.stream().anyMatch(type::startsWith);
	}

}
