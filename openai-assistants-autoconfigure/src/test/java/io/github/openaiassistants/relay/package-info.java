/**
 * Tests of what is the same for all pages.
 */
@NullMarked
package io.github.openaiassistants.relay;

import org.jspecify.annotations.NullMarked;
