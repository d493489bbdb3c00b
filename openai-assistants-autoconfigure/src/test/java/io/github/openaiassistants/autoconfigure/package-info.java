/**
 * Tests of the auto-configuration.
 */
@NullMarked
package io.github.openaiassistants.autoconfigure;

import org.jspecify.annotations.NullMarked;
