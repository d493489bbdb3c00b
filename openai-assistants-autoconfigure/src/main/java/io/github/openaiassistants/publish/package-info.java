/**
 * Events to listeners, one at a time, off the I/O threads.
 */
@NullMarked
package io.github.openaiassistants.publish;

import org.jspecify.annotations.NullMarked;
