/**
 * Functions of the application: what they are, where they come from, how they are called.
 */
@NullMarked
package io.github.openaiassistants.function;

import org.jspecify.annotations.NullMarked;
