package io.github.openaiassistants.model;

/**
 * The content of a message to be created: a text, or a list of parts.
 */
public sealed interface RequestContent permits PlainText, ContentParts {

}
