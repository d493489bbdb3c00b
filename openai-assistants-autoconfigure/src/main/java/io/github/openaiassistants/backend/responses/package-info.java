/**
 * The bridge: runs, threads and messages of the Assistants API on a server that speaks
 * the Responses API.
 */
@NullMarked
package io.github.openaiassistants.backend.responses;

import org.jspecify.annotations.NullMarked;
