/**
 * What happened, and to which run.
 */
@NullMarked
package io.github.openaiassistants.event;

import org.jspecify.annotations.NullMarked;
