package io.github.openaiassistants.event;

/**
 * What the server said about a step of the run.
 */
public sealed interface RunStepStreamEvent extends AssistantStreamEvent
		permits ThreadRunStepCreated, ThreadRunStepInProgress, ThreadRunStepDelta, ThreadRunStepCompleted,
		ThreadRunStepFailed, ThreadRunStepCancelled, ThreadRunStepExpired {

}
