package io.github.openaiassistants.model;

import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * An object as it travels on the wire. What the typed components cannot express is kept
 * in {@link #extra()}, so that reading and writing gives the same JSON value again.
 */
public interface WireObject {

	/**
	 * Return the members that the typed components cannot express exactly, by their names
	 * on the wire: unknown members; known members that were sent as explicit
	 * {@code null}; known members whose value is of another JSON type than documented
	 * (the component is {@code null} then); numbers that the component cannot hold
	 * exactly. When the object is written, an entry here wins over the component of that
	 * name; a {@linkplain JsonNode#isMissingNode() missing node} means that nothing is
	 * written, which is how an absent {@code id} is kept apart from an empty one.
	 * @return an unmodifiable map, mostly empty; its nodes must not be modified
	 */
	Map<String, JsonNode> extra();

}
