package io.github.openaiassistants.samples.reactive;

/**
 * What is written of an answer at once.
 *
 * @param text the text, seldom exactly a word
 */
record Word(String text) {

}
