package io.github.openaiassistants.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A value that its Java type cannot express exactly.
 *
 * @param value the nearest value of the type, if there is one
 * @param raw the value as it was received
 */
record Inexact(@Nullable Object value, JsonNode raw) {

}
