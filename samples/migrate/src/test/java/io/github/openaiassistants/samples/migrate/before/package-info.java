/**
 * What the README shows of applications that are to be moved, compiled.
 */
@NullMarked
package io.github.openaiassistants.samples.migrate.before;

import org.jspecify.annotations.NullMarked;
