/**
 * Bytes to server-sent event frames by the WHATWG rules, nothing else.
 */
@NullMarked
package io.github.openaiassistants.sse;

import org.jspecify.annotations.NullMarked;
