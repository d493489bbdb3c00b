package io.github.openaiassistants.function;

import io.github.openaiassistants.event.FunctionCallDetails;
import io.github.openaiassistants.failure.AssistantsException;
import io.github.openaiassistants.model.ToolOutputs;

/**
 * Hears what happens in one round of function calls. Its methods are called one at a
 * time, each happens before the next, on whichever thread something happened: they must
 * neither block nor throw.
 */
public interface FunctionRoundListener {

	/**
	 * A function is about to be called.
	 * @param call which call
	 */
	void started(FunctionCallDetails call);

	/**
	 * A function returned its output. Called after {@link #started}.
	 * @param call which call, with its duration
	 */
	void finished(FunctionCallDetails call);

	/**
	 * A function failed, was too slow, or could not be called at all; in that last case
	 * {@link #started} was not called.
	 * @param call which call, with duration and cause
	 */
	void failed(FunctionCallDetails call);

	/**
	 * Every call has its output. Called once, last.
	 * @param outputs the outputs in the order of the calls
	 */
	void answered(ToolOutputs outputs);

	/**
	 * A call failed, and the run is to be ended therefore. Called once, last, instead of
	 * {@link #answered}.
	 * @param cause why
	 */
	void aborted(AssistantsException cause);

}
