/**
 * Tests of requests to the Responses API.
 */
@NullMarked
package io.github.openaiassistants.backend.responses.request;

import org.jspecify.annotations.NullMarked;
