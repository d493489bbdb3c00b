/**
 * The seam between a logical run and the server that works on it.
 */
@NullMarked
package io.github.openaiassistants.backend;

import org.jspecify.annotations.NullMarked;
