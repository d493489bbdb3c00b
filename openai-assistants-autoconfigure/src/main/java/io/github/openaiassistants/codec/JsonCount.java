package io.github.openaiassistants.codec;

/**
 * How much there is in a JSON value.
 *
 * @param values number of values, objects and arrays included
 * @param characters number of characters of all names and texts, in UTF-16
 */
public record JsonCount(long values, long characters) {

}
