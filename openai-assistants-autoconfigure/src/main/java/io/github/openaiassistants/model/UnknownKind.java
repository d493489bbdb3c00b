package io.github.openaiassistants.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A value of a kind this library does not know. It is written again as it was received.
 */
public interface UnknownKind {

	/**
	 * Return the discriminator.
	 * @return the {@code type} member, or {@code null} when there is none or it is no
	 * string
	 */
	@Nullable String type();

	/**
	 * Return the whole value.
	 * @return the value as it was received; not to be modified
	 */
	JsonNode raw();

}
