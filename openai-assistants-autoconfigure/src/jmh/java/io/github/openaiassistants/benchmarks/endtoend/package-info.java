/**
 * Runs over the loopback interface, between processes.
 */
@NullMarked
package io.github.openaiassistants.benchmarks.endtoend;

import org.jspecify.annotations.NullMarked;
