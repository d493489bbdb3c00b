/**
 * What the events of a run add up to: its messages and its steps.
 */
@NullMarked
package io.github.openaiassistants.snapshot;

import org.jspecify.annotations.NullMarked;
