/**
 * Events to listeners.
 */
@NullMarked
package io.github.openaiassistants.benchmarks.publish;

import org.jspecify.annotations.NullMarked;
