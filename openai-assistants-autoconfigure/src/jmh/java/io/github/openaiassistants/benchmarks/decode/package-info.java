/**
 * Runs out of network buffers, read by this project and by others.
 */
@NullMarked
package io.github.openaiassistants.benchmarks.decode;

import org.jspecify.annotations.NullMarked;
