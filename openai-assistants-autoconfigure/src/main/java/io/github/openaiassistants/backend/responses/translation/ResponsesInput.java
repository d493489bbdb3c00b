package io.github.openaiassistants.backend.responses.translation;

/**
 * What one block of a Responses stream says.
 */
public sealed interface ResponsesInput permits ResponsesEvent, UndecodableBlock, EndMarker {

}
