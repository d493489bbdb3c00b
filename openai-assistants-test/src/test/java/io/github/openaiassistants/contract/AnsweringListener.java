package io.github.openaiassistants.contract;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;

import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.model.RunToolCall;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;

/**
 * A listener that answers function calls, but not those of one function.
 */
class AnsweringListener {

	private volatile @Nullable Runnable beforeNextAnswer;

	/**
	 * Do something when the next run waits, before it is answered.
	 */
	void beforeNextAnswer(Runnable action) {
		this.beforeNextAnswer = action;
	}

	@EventListener
	@Nullable ToolOutputs on(ThreadRunRequiresAction event) {
		Runnable action = this.beforeNextAnswer;
		if (action != null) {
			this.beforeNextAnswer = null;
			action.run();
		}
		if (event.functionCalls().stream().anyMatch(AnsweringListener::staysOpen)) {
			return null;
		}
		return new ToolOutputs(event.functionCalls().stream().map((call) -> ToolOutput.of(call, "sunny")).toList());
	}

	private static boolean staysOpen(RunToolCall call) {
		return call.function() != null && "unanswered".equals(call.function().name());
	}

}
