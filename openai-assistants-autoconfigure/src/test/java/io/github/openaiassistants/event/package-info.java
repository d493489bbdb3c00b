/**
 * Tests of the events.
 */
@NullMarked
package io.github.openaiassistants.event;

import org.jspecify.annotations.NullMarked;
