/**
 * Tests of the registry of live runs in a database.
 */
@NullMarked
package io.github.openaiassistants.run.jdbc;

import org.jspecify.annotations.NullMarked;
