/**
 * Tests of what the bridge remembers.
 */
@NullMarked
package io.github.openaiassistants.backend.responses;

import org.jspecify.annotations.NullMarked;
