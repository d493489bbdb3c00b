/**
 * Tests of the backend over the Assistants API wire.
 */
@NullMarked
package io.github.openaiassistants.backend.assistants;

import org.jspecify.annotations.NullMarked;
