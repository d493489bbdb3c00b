/**
 * Embedded Assistants API server for tests and demonstrations.
 */
@NullMarked
package io.github.openaiassistants.test;

import org.jspecify.annotations.NullMarked;
