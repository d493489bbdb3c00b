/**
 * What the README shows, compiled and run.
 */
@NullMarked
package io.github.openaiassistants.samples.readme;

import org.jspecify.annotations.NullMarked;
