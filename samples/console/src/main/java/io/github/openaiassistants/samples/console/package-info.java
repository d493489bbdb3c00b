/**
 * A program that asks an assistant and prints what happens, as text or as JSON lines.
 */
@NullMarked
package io.github.openaiassistants.samples.console;

import org.jspecify.annotations.NullMarked;
