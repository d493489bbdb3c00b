package io.github.openaiassistants.event;

/**
 * What the server said about the thread.
 */
public sealed interface ThreadStreamEvent extends AssistantStreamEvent permits ThreadCreated {

}
