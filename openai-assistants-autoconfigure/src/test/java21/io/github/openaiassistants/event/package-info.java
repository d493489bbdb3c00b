/**
 * Tests of the events with a newer language than that of the library.
 */
@NullMarked
package io.github.openaiassistants.event;

import org.jspecify.annotations.NullMarked;
