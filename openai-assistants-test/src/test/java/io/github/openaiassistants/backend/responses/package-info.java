/**
 * The bridge from the inside, over real sockets.
 */
@NullMarked
package io.github.openaiassistants.backend.responses;

import org.jspecify.annotations.NullMarked;
