/**
 * Tests of the calls around runs, over real sockets.
 */
@NullMarked
package io.github.openaiassistants.client;

import org.jspecify.annotations.NullMarked;
