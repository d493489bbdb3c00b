/**
 * Tests of the embedded server.
 */
@NullMarked
package io.github.openaiassistants.test;

import org.jspecify.annotations.NullMarked;
