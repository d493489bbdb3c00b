/**
 * Frames to events and objects to JSON, and back.
 */
@NullMarked
package io.github.openaiassistants.codec;

import org.jspecify.annotations.NullMarked;
