/**
 * Runs and their server as operators see them.
 */
@NullMarked
package io.github.openaiassistants.actuate;

import org.jspecify.annotations.NullMarked;
