package io.github.openaiassistants.function;

/**
 * A function that can tell better than by its class where it is from.
 */
interface Located {

	String location();

}
