/**
 * Tests of the event stream decoder, one rule at a time.
 */
@NullMarked
package io.github.openaiassistants.sse;

import org.jspecify.annotations.NullMarked;
