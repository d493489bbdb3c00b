/**
 * What the README shows of web applications, compiled and run.
 */
@NullMarked
package io.github.openaiassistants.samples.readme;

import org.jspecify.annotations.NullMarked;
