/**
 * Tests of functions.
 */
@NullMarked
package io.github.openaiassistants.function;

import org.jspecify.annotations.NullMarked;
