/**
 * A program that moves assistants and threads of the Assistants API to the Responses API.
 */
@NullMarked
package io.github.openaiassistants.samples.migrate;

import org.jspecify.annotations.NullMarked;
