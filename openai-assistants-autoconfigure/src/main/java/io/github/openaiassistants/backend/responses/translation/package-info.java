/**
 * Events and objects of the Responses API as those of the Assistants API.
 */
@NullMarked
package io.github.openaiassistants.backend.responses.translation;

import org.jspecify.annotations.NullMarked;
