/**
 * One logical run: its segments, its outcome and its hand-over to listeners.
 */
@NullMarked
package io.github.openaiassistants.run;

import org.jspecify.annotations.NullMarked;
