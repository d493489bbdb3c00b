package io.github.openaiassistants.benchmarks.publish;

/**
 * A delta as one would publish it without a starter.
 *
 * @param id the id of the message
 * @param text the new text
 */
record BareDelta(String id, String text) {

}
