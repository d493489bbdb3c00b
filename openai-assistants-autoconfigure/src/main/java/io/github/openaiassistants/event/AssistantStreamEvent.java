package io.github.openaiassistants.event;

/**
 * What the server said on the stream of a run, in the order in which it said it.
 */
public sealed interface AssistantStreamEvent extends AssistantsEvent permits ThreadStreamEvent, RunStreamEvent,
		RunStepStreamEvent, MessageStreamEvent, ErrorEvent, DoneEvent, UnknownEvent, UndecodableEvent {

}
