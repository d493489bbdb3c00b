/**
 * The events that listeners got in a test, and what can be asserted of them.
 */
@NullMarked
package io.github.openaiassistants.test.event;

import org.jspecify.annotations.NullMarked;
