/**
 * What benchmarks need of the codec, and applications do not.
 */
@NullMarked
package io.github.openaiassistants.codec;

import org.jspecify.annotations.NullMarked;
