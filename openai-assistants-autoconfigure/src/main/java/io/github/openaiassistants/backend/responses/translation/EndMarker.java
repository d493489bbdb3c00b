package io.github.openaiassistants.backend.responses.translation;

/**
 * The marker with which some servers end a stream.
 */
public record EndMarker() implements ResponsesInput {

}
