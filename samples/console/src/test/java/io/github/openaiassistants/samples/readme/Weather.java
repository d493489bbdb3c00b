package io.github.openaiassistants.samples.readme;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;

@Component
class Weather {

	@EventListener
	ToolOutputs answer(ThreadRunRequiresAction event) {
		return new ToolOutputs(
				event.functionCalls().stream().map((call) -> ToolOutput.of(call, "{\"celsius\": 21}")).toList());
	}

}
