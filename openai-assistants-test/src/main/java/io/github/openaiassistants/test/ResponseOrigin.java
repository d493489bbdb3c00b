package io.github.openaiassistants.test;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a response was asked for with.
 *
 * @param conversation the conversation, {@code null} when there is none
 * @param input the items of the request
 * @param context all items that the model gets to see
 * @param included what the client wants to see
 * @param stored whether the response can be retrieved later
 * @param streamed whether the client reads a stream
 * @param background whether the response is made whatever the client does
 */
record ResponseOrigin(@Nullable StoredConversation conversation, List<ObjectNode> input, ModelContext context,
		Included included, boolean stored, boolean streamed, boolean background) {
}
