/**
 * Tests of the translation.
 */
@NullMarked
package io.github.openaiassistants.backend.responses.translation;

import org.jspecify.annotations.NullMarked;
