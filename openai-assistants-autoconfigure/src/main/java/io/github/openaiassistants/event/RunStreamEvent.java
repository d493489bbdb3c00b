package io.github.openaiassistants.event;

import io.github.openaiassistants.model.RunObject;

/**
 * What the server said about the run as a whole. The data of each is the run.
 */
public sealed interface RunStreamEvent extends AssistantStreamEvent
		permits ThreadRunCreated, ThreadRunQueued, ThreadRunInProgress, ThreadRunRequiresAction, ThreadRunCompleted,
		ThreadRunIncomplete, ThreadRunFailed, ThreadRunCancelling, ThreadRunCancelled, ThreadRunExpired {

	/**
	 * Return the run as the server described it with this event.
	 * @return the run
	 */
	@Override
	RunObject data();

}
