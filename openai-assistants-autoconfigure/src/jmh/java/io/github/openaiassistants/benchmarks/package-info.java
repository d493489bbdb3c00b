/**
 * What it costs to decode and publish a run, side by side with other clients.
 */
@NullMarked
package io.github.openaiassistants.benchmarks;

import org.jspecify.annotations.NullMarked;
