/**
 * Tests of what the events of a run add up to.
 */
@NullMarked
package io.github.openaiassistants.snapshot;

import org.jspecify.annotations.NullMarked;
