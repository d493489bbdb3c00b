/**
 * Tests of the way to the server.
 */
@NullMarked
package io.github.openaiassistants.http;

import org.jspecify.annotations.NullMarked;
