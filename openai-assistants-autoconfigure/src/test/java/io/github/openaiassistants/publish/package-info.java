/**
 * Tests of the hand-over to listeners.
 */
@NullMarked
package io.github.openaiassistants.publish;

import org.jspecify.annotations.NullMarked;
