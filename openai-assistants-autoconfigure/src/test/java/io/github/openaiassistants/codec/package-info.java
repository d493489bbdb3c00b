/**
 * Tests of the codec.
 */
@NullMarked
package io.github.openaiassistants.codec;

import org.jspecify.annotations.NullMarked;
