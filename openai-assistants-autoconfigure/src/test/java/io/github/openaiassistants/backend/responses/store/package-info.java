/**
 * Tests of the stores.
 */
@NullMarked
package io.github.openaiassistants.backend.responses.store;

import org.jspecify.annotations.NullMarked;
