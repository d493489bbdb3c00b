/**
 * Tests of the sample.
 */
@NullMarked
package io.github.openaiassistants.samples.reactive;

import org.jspecify.annotations.NullMarked;
