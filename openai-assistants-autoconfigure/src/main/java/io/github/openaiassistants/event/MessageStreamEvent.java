package io.github.openaiassistants.event;

/**
 * What the server said about a message.
 */
public sealed interface MessageStreamEvent extends AssistantStreamEvent permits ThreadMessageCreated,
		ThreadMessageInProgress, ThreadMessageDelta, ThreadMessageCompleted, ThreadMessageIncomplete {

}
