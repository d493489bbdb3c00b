/**
 * Tests of the house as a whole.
 */
@NullMarked
package io.github.openaiassistants;

import org.jspecify.annotations.NullMarked;
