/**
 * Tests of the sample.
 */
@NullMarked
package io.github.openaiassistants.samples.servlet;

import org.jspecify.annotations.NullMarked;
