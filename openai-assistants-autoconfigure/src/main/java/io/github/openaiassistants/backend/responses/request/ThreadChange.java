package io.github.openaiassistants.backend.responses.request;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change of a thread.
 *
 * @param body the body that changes the conversation, or {@code null} when nothing of it
 * changes
 * @param resources what the tools may use from now on, or {@code null} when that does not
 * change
 */
public record ThreadChange(@Nullable ObjectNode body, @Nullable ThreadResources resources) {

}
