/**
 * Runs on their way to browsers in reactive applications.
 */
@NullMarked
package io.github.openaiassistants.relay.reactive;

import org.jspecify.annotations.NullMarked;
