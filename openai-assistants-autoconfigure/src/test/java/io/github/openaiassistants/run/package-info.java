/**
 * Tests of the parts of a logical run.
 */
@NullMarked
package io.github.openaiassistants.run;

import org.jspecify.annotations.NullMarked;
