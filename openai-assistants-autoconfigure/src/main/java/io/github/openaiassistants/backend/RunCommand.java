package io.github.openaiassistants.backend;

import io.github.openaiassistants.model.ActionAnswer;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;

/**
 * A request that opens one stream of a logical run.
 */
public sealed interface RunCommand {

	/**
	 * Create a run on an existing thread.
	 *
	 * @param threadId the thread
	 * @param request the run to create
	 */
	record CreateRun(String threadId, CreateRunRequest request) implements RunCommand {

	}

	/**
	 * Create a thread and a run on it.
	 *
	 * @param request the thread and the run to create
	 */
	record CreateThreadAndRun(CreateThreadAndRunRequest request) implements RunCommand {

	}

	/**
	 * Continue a run that waits for tool outputs or approvals.
	 *
	 * @param threadId the thread
	 * @param runId the run
	 * @param answer all that the run waits for
	 */
	record SubmitToolOutputs(String threadId, String runId, ActionAnswer answer) implements RunCommand {

	}

}
