package io.github.openaiassistants.samples.console;

/**
 * The message of the command line is about to be sent; those of a chat are on the screen
 * already.
 *
 * @param text the text of the message
 */
record Question(String text) {

}
