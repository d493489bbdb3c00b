package io.github.openaiassistants.event;

/**
 * What happened to a logical run on this side of the wire.
 */
public sealed interface RunLifecycleEvent extends AssistantsEvent
		permits RunFinished, FunctionCallStarted, FunctionCallFinished, FunctionCallFailed, RunRecoveryStarted {

}
