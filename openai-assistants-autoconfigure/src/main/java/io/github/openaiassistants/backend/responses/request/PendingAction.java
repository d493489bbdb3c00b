package io.github.openaiassistants.backend.responses.request;

import java.util.List;

import io.github.openaiassistants.model.RunToolCall;

/**
 * A run that waits for outputs.
 *
 * @param settings what every request of the run repeats
 * @param calls the calls without outputs, in order
 * @param completionTokens how many output tokens the run has used
 */
public record PendingAction(EffectiveSettings settings, List<RunToolCall> calls, long completionTokens) {

	/**
	 * Copy the list.
	 */
	public PendingAction {
		calls = List.copyOf(calls);
	}

}
