/**
 * Responses API to events.
 */
@NullMarked
package io.github.openaiassistants.benchmarks.translate;

import org.jspecify.annotations.NullMarked;
