/**
 * The program against the embedded server.
 */
@NullMarked
package io.github.openaiassistants.samples.console;

import org.jspecify.annotations.NullMarked;
