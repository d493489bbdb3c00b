/**
 * Runs on their way to browsers: what a page may see of an event, how much of it is
 * remembered for a page that comes back, and who may look. The forms for servlets and for
 * reactive applications have rooms of their own.
 */
@NullMarked
package io.github.openaiassistants.relay;

import org.jspecify.annotations.NullMarked;
