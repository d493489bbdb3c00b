/**
 * Tests of the program, against embedded servers.
 */
@NullMarked
package io.github.openaiassistants.samples.migrate;

import org.jspecify.annotations.NullMarked;
