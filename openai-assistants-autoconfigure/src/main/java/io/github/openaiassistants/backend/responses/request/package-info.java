/**
 * What the Assistants API asks for, as requests of the Responses API; without I/O.
 */
@NullMarked
package io.github.openaiassistants.backend.responses.request;

import org.jspecify.annotations.NullMarked;
